"""Channels to submission processes, and how to start such a process.

A process starts with an empty environment and no import path to this package. It is killed if it
does not answer in time.
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

from grader import inside

BOOT = (
    "import os, runpy, sys; sys.path += sys.argv[-1].split(os.pathsep); "
    "runpy.run_module('inside', run_name='__main__')"
)


EXCUSED = 9  # times a limit: what may be excused at most, so that everything ends


class Timeout:
    """A deadline that can be extended once, and by time that is not the program's own.

    waited: returns the seconds, since it was last called, that the program had no processor.
    """

    def __init__(self, seconds: float, more: Callable[[], float] = float) -> None:
        self.seconds = seconds
        self.waited: Callable[[], float] = float
        self._more: Callable[[], float] | None = more
        self._start = time.monotonic()
        self._excused = 0.0

    def left(self) -> float:
        """The remaining seconds, above zero; raises `TimeoutError` at the end.

        `more` is called once after the first limit and returns the total time allowed.
        """
        left = self._find_left()
        if left <= 0:
            self.excuse(self.waited())
            left = self._find_left()
        if left <= 0 and self._more:
            self.seconds, self._more = max(self.seconds, self._more()), None
            left = self._find_left()
        if left <= 0:
            raise TimeoutError
        return left

    def _find_left(self) -> float:
        return self._start + self.seconds + self._excused - time.monotonic()

    def excuse(self, seconds: float) -> None:
        """Leave some seconds out of account."""
        self._excused = min(self._excused + seconds, EXCUSED * self.seconds)


class Channel(Protocol):
    """A connection to one process."""

    def exchange(self, frames: Sequence[bytes], limit: int, timeout: Timeout) -> bytes:
        """Send frames, and receive one of at most `limit` bytes.

        Raises `TimeoutError` when timeout ends, `EOFError` or `OSError` where the process is gone,
        `WireError` for a frame that is too large.
        """

    def close(self) -> int | None:
        """Kill the process and its children; return the exit code, negative for a signal."""

    def has_ended(self, seconds: float) -> bool:
        """Whether the process has ended, or does so within some seconds."""

    def find_waited(self) -> float:
        """The seconds that the process was ready and had no processor; 0 where it is not known."""

    def find_memory(self) -> int:
        """The bytes of memory that it occupies; 0 where it is not known."""


OpenChannel = Callable[[], Channel]


def start_process(
    way: str,
    *rest: str,
    packages: Sequence[str] = (),
    keep: tuple[int, ...] = (),
    stdin: int = subprocess.DEVNULL,
    stdout: int = subprocess.DEVNULL,
) -> subprocess.Popen[bytes]:
    """Start an inside process: `warm` (a fork server) or `pipes`. packages: imported before it is locked."""
    return subprocess.Popen(
        # -P, -s, -S, -B: no script or site folders on the path, no site hooks, no bytecode files.
        [
            sys.executable,
            "-P",
            "-s",
            "-S",
            "-B",
            "-c",
            BOOT,
            way,
            *rest,
            ",".join(packages),
            _import_folders(packages),
        ],
        env=_environment(),
        cwd=Path(sys.executable).anchor,
        pass_fds=keep,
        start_new_session=sys.platform != "win32",
        stdin=stdin,
        stdout=stdout,
        stderr=subprocess.DEVNULL,
    )


def _import_folders(packages: Sequence[str]) -> str:
    """The folders of the inside package, its libraries and some packages."""
    specs = [spec for name in ("numpy", *packages) if (spec := find_spec(name)) and spec.origin]
    folders = [str(Path(str(spec.origin)).parent.parent) for spec in specs]
    return os.pathsep.join(dict.fromkeys([str(Path(inside.__path__[0]).parent), *folders]))


def _environment() -> dict[str, str]:
    """A minimal environment: one linear algebra thread, a fixed hash seed."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}  # Windows
    libraries = ("OPENBLAS", "OMP", "MKL", "VECLIB_MAXIMUM")
    threads = {f"{library}_NUM_THREADS": "1" for library in libraries}
    return {**kept, **threads, "PYTHONHASHSEED": "0", "PYTHONUTF8": "1"}
