"""A fork server: it imports NumPy once and forks for each submission.

A fork takes milliseconds, a new interpreter with NumPy hundreds of them. Linux only.
"""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from grader.errors import XorkitError
from grader.inside.frames import read_frame, write_frame
from grader.sandbox.channel import Channel, Timeout, start_process
from grader.sandbox.process_facts import read_memory, read_waited
from grader.sandbox.spawned_process import PipeChannel

WAIT = 60.0  # seconds for a fork, which takes milliseconds; a server that hangs is replaced


class Launcher:
    """Opens a process per submission, from a fork server if possible. A `with` block closes it."""

    def __init__(self) -> None:
        self._warm: dict[tuple[str, ...], ForkServer] = {}
        self._folders: dict[tuple[tuple[str, bytes], ...], str] = {}

    def __enter__(self) -> Launcher:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def start(self) -> None:
        """Start the warm process: it imports NumPy while the caller does something else."""
        if sys.platform == "linux" and not self._warm:
            self._warm[()] = ForkServer()

    def share(self, files: Mapping[str, bytes]) -> str:
        """The folder where processes find some data files; empty for none. It goes with the launcher.

        A copy, so that its place tells nothing, and a user without rights can read it. Raises
        `XorkitError` if there is no room for it.
        """
        key = tuple(files.items())
        if key and key not in self._folders:
            import tempfile  # few assignments have data

            try:
                folder = self._folders[key] = tempfile.mkdtemp(prefix="data-")
                os.chmod(folder, 0o755)
                for name, content in files.items():
                    place = Path(folder, name)
                    place.write_bytes(content)
                    place.chmod(0o644)
            except OSError as error:
                raise XorkitError(
                    f"The assignment's data files cannot be copied to {tempfile.gettempdir()} ({error.strerror}). "
                    "Name another folder in the environment variable TMPDIR."
                ) from error
        return self._folders.get(key, "")

    def open(self, packages: tuple[str, ...] = ()) -> Channel:
        """A new process, in which some packages are imported beside NumPy."""
        if sys.platform != "linux":
            return PipeChannel(packages)
        if warm := self._warm.get(packages):
            with contextlib.suppress(OSError):  # it was killed: start another
                return warm.open()
            warm.close()
        warm = self._warm[packages] = ForkServer(packages)
        return warm.open()

    def close(self) -> None:
        """End the warm process, and remove what was shared."""
        if self._folders:
            import shutil

            for folder in self._folders.values():
                shutil.rmtree(folder, ignore_errors=True)
            self._folders.clear()
        for warm in self._warm.values():
            warm.close()
        self._warm.clear()


class ForkServer:
    """A process with NumPy imported, that forks when asked."""

    def __init__(self, packages: Sequence[str] = ()) -> None:
        # Message boundaries are kept; the server ends when this side closes.
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._control.settimeout(WAIT)
        with theirs:
            self._process = start_process(
                "warm", str(theirs.fileno()), packages=packages, keep=(theirs.fileno(),)
            )

    def open(self) -> Channel:
        """Fork a process and connect to it; raises `OSError` if the server has ended, or hangs."""
        ours, theirs = socket.socketpair()
        try:
            with theirs:
                socket.send_fds(self._control, [b"fork"], [theirs.fileno()])
            message, handles, _, _ = socket.recv_fds(self._control, 4, 1)
            if not handles:
                raise EOFError
            return SocketChannel(ours, int.from_bytes(message, "little"), handles[0], self)
        except (OSError, EOFError):
            ours.close()
            raise ConnectionError("the warm process has ended, or does not answer") from None
        except BaseException:
            ours.close()
            raise

    def wait(self, pid: int) -> int | None:
        """Wait for a fork's exit code; None if it is unknown."""
        with contextlib.suppress(OSError):
            self._control.send(pid.to_bytes(4, "little"))
            message = self._control.recv(4)
            return int.from_bytes(message, "little", signed=True) if message else None
        return None

    def close(self) -> None:
        """End the fork server by closing its control socket."""
        self._control.close()
        try:
            self._process.wait(WAIT)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


class SocketChannel:
    """The connection to a fork; `handle` is its process descriptor."""

    def __init__(self, connection: socket.socket, pid: int, handle: int, warm: ForkServer) -> None:
        self._connection = connection
        self._pid = pid
        self._handle = handle
        self._warm = warm
        self._received = bytearray()

    def exchange(self, frames: Sequence[bytes], limit: int, timeout: Timeout) -> bytes:
        """See `Channel`."""
        stream = _Timed(self._connection, self._received, timeout)
        for frame in frames:
            write_frame(stream, frame)
        return read_frame(stream, limit)

    def has_ended(self, seconds: float) -> bool:
        """See `Channel`."""
        import select  # Windows waits for no descriptors, and has no forks

        watch = select.poll()
        watch.register(self._handle, select.POLLIN)  # readable once it has ended, see pidfd_open(2)
        return bool(watch.poll(seconds * 1000))

    def find_waited(self) -> float:
        """See `Channel`."""
        return read_waited(self._pid)

    def find_memory(self) -> int:
        """See `Channel`."""
        return read_memory(self._pid)

    def close(self) -> int | None:
        """See `Channel`."""
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(self._handle, signal.SIGKILL)
        os.close(self._handle)
        # Without locks it may have started other processes. Its process group number
        # is still valid, because its exit code was not collected yet.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._pid, signal.SIGKILL)
        self._connection.close()
        return self._warm.wait(self._pid)


class _Timed:
    """A socket as a stream with a deadline."""

    def __init__(self, connection: socket.socket, received: bytearray, timeout: Timeout) -> None:
        """`received` is buffered data, kept between frames."""
        self._connection = connection
        self._received = received
        self._timeout = timeout

    def write(self, data: bytes) -> None:
        self._connection.settimeout(self._timeout.left())
        self._connection.sendall(data)

    def flush(self) -> None:
        """No buffering."""

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
            self._connection.settimeout(self._timeout.left())
            with contextlib.suppress(TimeoutError):  # more data may follow
                return self._connection.recv(min(most, 2**20))
