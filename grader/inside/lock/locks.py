"""The locks, one for each protection that `lockdown` names: what each one takes away for good."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path

import numpy as np

from . import call_filter, landlock
from .allowed_calls import list_calls
from .kernel import libc, prctl

OLDEST_LANDLOCK = 3  # Linux 6.2; before, a file could be cut to nothing without being opened
NOBODY = 65534
OPEN_FILES = 32
PR_SET_PDEATHSIG, PR_SET_DUMPABLE = 1, 4
CAPABILITIES_VERSION = 0x20080522


class Missing(Exception):
    """A protection that is unavailable on this machine, with the reason."""


@dataclass(frozen=True)
class Limits:
    """Resource limits of one process.

    memory_bytes: more address space than it has taken already. processor_seconds: in all.
    """

    memory_bytes: int
    processor_seconds: int


def _linux_only() -> None:
    if sys.platform != "linux":
        raise Missing("only Linux has it")


# limits


def lower_limits(limits: Limits) -> None:
    """Lower the limits of this process for good."""
    if sys.platform == "win32":
        raise Missing("Windows has no resource limits")
    import resource

    def lower(limit: int, value: int) -> None:
        _, ceiling = resource.getrlimit(limit)
        if ceiling != resource.RLIM_INFINITY:
            value = min(value, ceiling)
        resource.setrlimit(limit, (value, value))

    lower(resource.RLIMIT_CORE, 0)
    lower(resource.RLIMIT_FSIZE, 0)
    lower(resource.RLIMIT_NOFILE, OPEN_FILES)
    lower(resource.RLIMIT_CPU, limits.processor_seconds)
    _linux_only()  # other systems accept a memory limit but do not enforce it
    lower(resource.RLIMIT_AS, _address_space() + limits.memory_bytes)


def _address_space() -> int:
    """The address space of this process in bytes."""
    import resource

    statm = os.open("/proc/self/statm", os.O_RDONLY)  # faster than a file object
    try:
        return int(os.read(statm, 100).split()[0]) * resource.getpagesize()
    finally:
        os.close(statm)


# privileges


def choose_user(places: Sequence[Path]) -> int | None:
    """The user to switch to; None for the current one."""
    _linux_only()
    if os.geteuid() != 0:
        return None
    if not places:  # nothing is read any more
        return NOBODY
    pid = os.fork()
    if pid == 0:  # a test process: can an unprivileged user read this Python?
        with contextlib.suppress(OSError):
            _become(NOBODY)
            for place in places:
                os.close(os.open(place, os.O_RDONLY))
            os._exit(0)
        os._exit(1)
    return NOBODY if os.waitpid(pid, 0)[1] == 0 else None


def _become(user: int) -> None:
    os.setgroups([])
    os.setresgid(user, user, user)
    os.setresuid(user, user, user)


def give_up_powers(user: int | None) -> None:
    """Become that user, if any, and give up every capability."""
    _linux_only()
    if user is not None:
        _become(user)
    # A header (version, this process) and two blocks of effective, permitted, inheritable: none.
    header = (ctypes.c_uint32 * 2)(CAPABILITIES_VERSION, 0)
    if libc().capset(header, (ctypes.c_uint32 * 6)()) != 0:
        raise OSError(ctypes.get_errno(), "capabilities cannot be given up")


# files


def readable_places() -> Iterator[Path]:
    """Readable paths: the standard library's entries and NumPy, but not other packages beside them."""
    import sysconfig  # it knows where this Python is, and is not kept

    for library in {sysconfig.get_path("stdlib"), sysconfig.get_path("platstdlib")}:
        folder = Path(library).resolve()
        for entry in folder.iterdir() if folder.is_dir() else ():
            if entry.name not in ("site-packages", "dist-packages") and not entry.is_symlink():
                yield entry
    numpy = Path(np.__file__).parent
    yield from (place for place in (numpy, numpy.with_name("numpy.libs")) if place.is_dir())


def prepare_files(places: Sequence[Path]) -> Callable[[], None]:
    """A Landlock ruleset for these paths; call the result to enforce it."""
    _linux_only()
    version = landlock.read_version()
    if version == 0:
        raise Missing("this kernel has no Landlock, or it is not switched on")
    if version < OLDEST_LANDLOCK:
        raise Missing(
            f"this kernel has version {version} of Landlock, and {OLDEST_LANDLOCK} is needed (Linux 6.2)"
        )
    rules = landlock.create_ruleset(landlock.all_rights(version))
    for place in places:
        with contextlib.suppress(PermissionError):  # unreadable paths are denied anyway
            listing = landlock.READ_DIR if place.is_dir() else 0
            landlock.allow(rules, place, landlock.READ_FILE | listing)
    return partial(landlock.restrict, rules)


# descriptors


def close_all_but(keep: Sequence[int]) -> None:
    """Close every descriptor that is not to be kept."""
    if sys.platform == "win32":
        raise Missing("Windows needs its own open handles")
    edges = [-1, *sorted(set(keep)), _descriptors()]
    for before, after in pairwise(edges):
        os.closerange(before + 1, after)


def _descriptors() -> int:
    """One more than the largest descriptor there can be."""
    linux = sys.platform == "linux"  # one system call there, for any number
    return 2**31 - 1 if linux else 10_000


# dump


def hide(parent: int) -> None:
    """Forbid attaching to this process, and end it together with the fork server."""
    _linux_only()
    prctl(PR_SET_DUMPABLE, 0)
    if parent:
        prctl(PR_SET_PDEATHSIG, int(signal.SIGKILL))
        if os.getppid() != parent:  # the parent has already ended
            os._exit(1)


# calls


def prepare_calls(keeps_paths: bool) -> Callable[[], object]:
    """The filter for system calls, assembled; call the result to enforce it. keeps_paths: see `list_calls`."""
    _linux_only()
    machine = os.uname().machine
    if machine not in call_filter.MARKS:
        raise Missing(f"the system calls of a {machine} machine are not known")
    if not call_filter.is_supported():
        raise Missing("this kernel has no filters for system calls (seccomp)")
    program = call_filter.assemble(call_filter.MARKS[machine], list_calls(machine, keeps_paths))
    return partial(call_filter.install, program)
