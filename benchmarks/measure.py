"""What commands cost: processor and wall-clock time of everything they start, and its largest process.

The processor time of a process is known in full when it has been waited for, with that of all it
waited for itself. Processes that are left behind come to this one, which waits for them too.
"""

from __future__ import annotations

import ctypes
import os
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

PR_SET_CHILD_SUBREAPER = 36  # linux/prctl.h
BIN = Path(
    sys.executable
).parent  # the programs of the environment this runs in; alembic is looked for on PATH
LIBRARIES = ("OPENBLAS", "OMP", "MKL")


@dataclass(frozen=True)
class Command:
    """What to run, and where."""

    words: Sequence[str]
    folder: Path


@dataclass(frozen=True)
class Cost:
    """Seconds of processor, seconds by the wall clock, and the largest process in bytes."""

    cpu: float
    wall: float
    peak: int


def measure(commands: Sequence[Command], home: Path) -> Cost:
    """Run commands one after another; raises `SystemExit` where one fails.

    home: where tools keep their own settings, and where their output is kept.
    """
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1)
    cpu, wall, peak = 0.0, 0.0, 0
    home.mkdir(parents=True, exist_ok=True)
    with (home / "output.txt").open("wb") as output:
        for command in commands:
            start = time.monotonic()
            process = subprocess.Popen(
                command.words,
                cwd=command.folder,
                env=environment(home),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
            _, status, usage = os.wait4(process.pid, 0)
            wall += time.monotonic() - start
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode:
                words = " ".join(command.words)
                said = (home / "output.txt").read_text(errors="replace")[-2000:]
                raise SystemExit(f"{words}\nended with {process.returncode}:\n{said}")
            for used in (usage, *_left_behind()):
                cpu += used.ru_utime + used.ru_stime
                peak = max(peak, used.ru_maxrss * 1024)
    return Cost(cpu, wall, peak)


def program(name: str) -> str:
    """A program of the environment this runs in."""
    return str(BIN / name)


def _left_behind() -> list[resource.struct_rusage]:
    usages: list[resource.struct_rusage] = []
    while True:
        try:
            usages.append(os.wait4(-1, 0)[2])
        except ChildProcessError:
            return usages


def environment(home: Path) -> dict[str, str]:
    """The same for every tool: this environment's programs, one thread for linear algebra."""
    threads = {f"{library}_NUM_THREADS": "1" for library in LIBRARIES}
    path = f"{BIN}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, **threads, "PATH": path, "HOME": str(home)}
