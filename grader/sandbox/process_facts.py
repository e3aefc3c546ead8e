"""What the system says of a process: how long it waited for a processor, how much memory it has.

Read from /proc, as the kernel's documentation describes it (Documentation/scheduler/sched-stats.rst,
Documentation/filesystems/proc.rst). Nothing is known elsewhere.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path


def read_waited(pid: int) -> float:
    """The seconds that a process was ready to run and had no processor; 0 where it is not known."""
    return _read(pid, "schedstat", 1) / 1e9


def read_memory(pid: int) -> int:
    """The bytes of memory that a process occupies, those it shares included; 0 where it is not known."""
    pages = _read(pid, "statm", 1)
    return pages * os.sysconf("SC_PAGESIZE") if pages else 0


def _read(pid: int, file: str, place: int) -> int:
    if sys.platform != "linux":
        return 0
    try:
        return int(Path("/proc", str(pid), file).read_bytes().split()[place])
    except (OSError, ValueError, IndexError):
        return 0
