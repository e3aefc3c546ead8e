"""A line to a process that runs a submission, and how such a process is started.

It is started with an empty environment and no import path to this package. Whatever does not answer
in time is killed from here.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from grader.inside import wire

BOOT = (
    "import os, runpy, sys; sys.path += sys.argv[-1].split(os.pathsep); "
    "runpy.run_module('inside', run_name='__main__')"
)
LIBRARIES = ("numpy", "landlockpy", "seccompy")  # what the inside imports; the locks are Linux's


class Timeout:
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

    def exchange(self, frames: Sequence[bytes], limit: int, timeout: Timeout) -> bytes:
        """Send frames, and receive one of at most `limit` bytes.

        Raises `TimeoutError` when timeout ends, `EOFError` or `OSError` where the process is gone,
        `WireError` for a frame that is too large.
        """

    def close(self) -> int | None:
        """Kill the process and what it started; its exit code, negative for a signal."""


OpenChannel = Callable[[], Channel]


def start_process(
    way: str,
    *rest: str,
    keep: tuple[int, ...] = (),
    stdin: int = subprocess.DEVNULL,
    stdout: int = subprocess.DEVNULL,
) -> subprocess.Popen[bytes]:
    """A process of the inside: `warm`, or on `pipes`."""
    return subprocess.Popen(
        # -P, -s, -S, -B: no path to a script or a site, no hooks of a site, no files written.
        [sys.executable, "-P", "-s", "-S", "-B", "-c", BOOT, way, *rest, _import_folders()],
        env=_environment(),
        cwd=Path(sys.executable).anchor,
        pass_fds=keep,
        start_new_session=sys.platform != "win32",
        stdin=stdin,
        stdout=stdout,
        stderr=subprocess.DEVNULL,
    )


def _import_folders() -> str:
    """The folders of the inside's own package, and of the libraries that it imports."""
    specs = [spec for name in LIBRARIES if (spec := find_spec(name)) and spec.origin]
    folders = [str(Path(str(spec.origin)).parent.parent) for spec in specs]
    return os.pathsep.join(dict.fromkeys([str(Path(wire.__file__).parent.parent), *folders]))


def _environment() -> dict[str, str]:
    """Nothing of ours; one thread for linear algebra, one seed for hashes."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}  # Windows
    libraries = ("OPENBLAS", "OMP", "MKL", "VECLIB_MAXIMUM")
    threads = {f"{library}_NUM_THREADS": "1" for library in libraries}
    return {**kept, **threads, "PYTHONHASHSEED": "0", "PYTHONUTF8": "1"}
