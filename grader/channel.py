"""Processes to run submissions in, and the line to each of them.

On Linux one warm process imports NumPy once and forks for each submission: a few milliseconds,
where a new interpreter takes some hundred. Elsewhere each submission gets an interpreter of its
own. Either way the process is started with an empty environment and no import path to this
package, and whatever does not answer in time is killed from here, with everything it started.
"""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, Protocol, cast

import numpy as np

from grader.inside import wire

BOOT = (
    "import runpy, sys; sys.path += sys.argv[-2:]; runpy.run_module('inside', run_name='__main__')"
)
IMPORT_FOLDERS = (str(Path(wire.__file__).parent.parent), str(Path(np.__file__).parent.parent))


class Patience:
    """How long to wait from now on: some seconds, and once they are over perhaps more."""

    def __init__(self, seconds: float, more: Callable[[], float] = float) -> None:
        self.seconds = seconds
        self._more: Callable[[], float] | None = more
        self._start = time.monotonic()

    def left(self) -> float:
        """The seconds left, more than none; raises `TimeoutError` at the end.

        `more` is asked once, when the first seconds are over, for how many there are in all.
        """
        left = self._start + self.seconds - time.monotonic()
        if left <= 0 and self._more:
            self.seconds, self._more = max(self.seconds, self._more()), None
            left = self._start + self.seconds - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left


class Channel(Protocol):
    """The line to one process."""

    def exchange(self, frames: Sequence[bytes], limit: int, patience: Patience) -> bytes:
        """Send frames, and receive one of at most `limit` bytes.

        Raises `TimeoutError` when patience ends, `EOFError` or `OSError` where the process is gone,
        `WireError` for a frame that is too large.
        """

    def close(self) -> int | None:
        """Kill the process and what it started; its exit code, negative for a signal."""


OpenChannel = Callable[[], Channel]


class Inside:
    """Opens a process for each submission, from a warm one where there can be one."""

    def __init__(self) -> None:
        self._warm: Warm | None = None

    def open(self) -> Channel:
        """A new process."""
        if sys.platform != "linux":
            return PipeChannel()
        if self._warm:
            with contextlib.suppress(OSError, EOFError):  # it was killed; there is another
                return self._warm.open()
            self.close()
        self._warm = Warm()
        return self._warm.open()

    def close(self) -> None:
        """End the warm process."""
        if self._warm:
            self._warm.close()
            self._warm = None


class Warm:
    """A process with NumPy imported, that forks when asked."""

    def __init__(self) -> None:
        self._control, theirs = socket.socketpair()
        with theirs:
            self._process = _start("warm", str(theirs.fileno()), keep=(theirs.fileno(),))

    def open(self) -> Channel:
        """A fork of the warm process, and the line to it."""
        ours, theirs = socket.socketpair()
        try:
            with theirs:
                socket.send_fds(self._control, [b"fork"], [theirs.fileno()])
            return SocketChannel(ours, self._read_number(), self)
        except BaseException:
            ours.close()
            raise

    def wait(self, pid: int) -> int | None:
        """The exit code of a fork that has ended, or is about to; None where nobody can tell."""
        with contextlib.suppress(OSError, EOFError):
            self._control.sendall(pid.to_bytes(4, "little"))
            return self._read_number()
        return None

    def _read_number(self) -> int:
        with self._control.makefile("rb", buffering=0) as stream:
            return int(wire.decode(wire.read_frame(stream, 64)))

    def close(self) -> None:
        """End the warm process; without its control it has nothing to do."""
        self._control.close()
        self._process.wait()


class SocketChannel:
    """The line to a fork of a warm process."""

    def __init__(self, connection: socket.socket, pid: int, warm: Warm) -> None:
        self._connection = connection
        self._pid = pid
        self._warm = warm
        self._received = bytearray()

    def exchange(self, frames: Sequence[bytes], limit: int, patience: Patience) -> bytes:
        """See `Channel`."""
        stream = _Timed(self._connection, self._received, patience)
        for frame in frames:
            wire.write_frame(stream, frame)
        return wire.read_frame(stream, limit)

    def close(self) -> int | None:
        """See `Channel`."""
        for kill in (os.kill, os.killpg):
            with contextlib.suppress(ProcessLookupError):
                kill(self._pid, signal.SIGKILL)
        self._connection.close()
        return self._warm.wait(self._pid)


class _Timed:
    """A socket as a stream, until a deadline."""

    def __init__(self, connection: socket.socket, received: bytearray, patience: Patience) -> None:
        """`received` is what came in already; it is kept from one frame to the next."""
        self._connection = connection
        self._received = received
        self._patience = patience

    def write(self, data: bytes) -> None:
        self._connection.settimeout(self._patience.left())
        self._connection.sendall(data)

    def flush(self) -> None:
        """Nothing is held back."""

    def read(self, count: int) -> bytes:
        while len(self._received) < count:
            part = self._receive(max(count - len(self._received), 2**16))
            if not part:
                break
            self._received += part
        data = bytes(self._received[:count])
        del self._received[:count]
        return data

    def _receive(self, most: int) -> bytes:
        while True:
            self._connection.settimeout(self._patience.left())
            with contextlib.suppress(TimeoutError):  # there may be a second helping
                return self._connection.recv(min(most, 2**20))


class PipeChannel:
    """The line to an interpreter of its own, over its standard pipes."""

    def __init__(self) -> None:
        self._process = _start("pipes", stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def exchange(self, frames: Sequence[bytes], limit: int, patience: Patience) -> bytes:
        """See `Channel`."""
        done, late = threading.Event(), threading.Event()

        def watch() -> None:
            with contextlib.suppress(TimeoutError):
                while not done.wait(patience.left()):
                    pass
                return
            late.set()
            self._kill()

        threading.Thread(target=watch, daemon=True).start()
        try:
            for frame in frames:
                wire.write_frame(cast(IO[bytes], self._process.stdin), frame)
            return wire.read_frame(cast(IO[bytes], self._process.stdout), limit)
        except (OSError, EOFError):
            if late.is_set():
                raise TimeoutError from None
            raise
        finally:
            done.set()

    def close(self) -> int | None:
        """See `Channel`."""
        ended = self._process.poll()
        self._kill()
        for stream in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):  # what was buffered for a dead process is lost
                cast(IO[bytes], stream).close()
        code = self._process.wait()
        return code if ended is None else ended

    def _kill(self) -> None:
        with contextlib.suppress(OSError):  # it has ended by itself
            if sys.platform == "win32":
                self._process.kill()
            else:
                os.killpg(self._process.pid, signal.SIGKILL)


def _start(
    way: str,
    *rest: str,
    keep: tuple[int, ...] = (),
    stdin: int = subprocess.DEVNULL,
    stdout: int = subprocess.DEVNULL,
) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        # -P, -s, -S, -B: no path to a script or a site, no hooks of a site, no files written.
        [sys.executable, "-P", "-s", "-S", "-B", "-c", BOOT, way, *rest, *IMPORT_FOLDERS],
        env=_environment(),
        cwd=Path(sys.executable).anchor,
        pass_fds=keep,
        start_new_session=sys.platform != "win32",
        stdin=stdin,
        stdout=stdout,
        stderr=subprocess.DEVNULL,
    )


def _environment() -> dict[str, str]:
    """Nothing of ours; one thread for linear algebra, one seed for hashes."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}  # Windows
    libraries = ("OPENBLAS", "OMP", "MKL", "VECLIB_MAXIMUM")
    threads = {f"{library}_NUM_THREADS": "1" for library in libraries}
    return {**kept, **threads, "PYTHONHASHSEED": "0", "PYTHONUTF8": "1"}
