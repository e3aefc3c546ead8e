"""What the process gives up before the first line of student code.

Resource limits where the system has them (not on Windows): memory, processor time, no files
written, few files open, no core dump. The trusted side's clock is the limit that holds everywhere.
"""

from __future__ import annotations

import sys


def lock(memory_bytes: int, processor_seconds: int) -> None:
    """Lower this process's limits for good.

    memory_bytes: how much more address space than now may be taken.
    processor_seconds: how much processor time the process may use in all.
    """
    if sys.platform == "win32":
        return
    import resource

    def lower(limit: int, value: int) -> None:
        _, ceiling = resource.getrlimit(limit)
        if ceiling != resource.RLIM_INFINITY:
            value = min(value, ceiling)
        resource.setrlimit(limit, (value, value))

    lower(resource.RLIMIT_CORE, 0)
    lower(resource.RLIMIT_FSIZE, 0)
    lower(resource.RLIMIT_NOFILE, 32)
    lower(resource.RLIMIT_CPU, processor_seconds)
    if sys.platform == "linux":  # elsewhere the limit is accepted and not kept
        lower(resource.RLIMIT_AS, _address_space() + memory_bytes)


def _address_space() -> int:
    """How much address space this process has taken, in bytes."""
    import resource

    with open("/proc/self/statm") as statm:
        return int(statm.read().split()[0]) * resource.getpagesize()
