"""The locks, one for each protection that `lockdown` names: what each one takes away for good."""

from __future__ import annotations

import contextlib
import ctypes
import importlib
import os
import signal
import sys
import sysconfig
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

OLDEST_LANDLOCK = 3  # Linux 6.2; before, a file could be cut to nothing without being opened


NOBODY = 65534


OPEN_FILES = 32


PR_SET_PDEATHSIG, PR_SET_DUMPABLE = 1, 4


CAPABILITIES_VERSION = 0x20080522


class Missing(Exception):
    """A protection that cannot be had on this machine, and why."""


@dataclass(frozen=True)
class Limits:
    """How much one process may use.

    memory_bytes: more address space than it has taken already. processor_seconds: in all.
    """

    memory_bytes: int
    processor_seconds: int


def _import(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise Missing(f"{error} (pip install --upgrade xorkit brings it)") from None


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
    _linux_only()  # elsewhere a limit of memory is accepted and not kept
    lower(resource.RLIMIT_AS, _address_space() + limits.memory_bytes)


def _address_space() -> int:
    """How much address space this process has taken, in bytes."""
    import resource

    statm = os.open("/proc/self/statm", os.O_RDONLY)  # a fraction of the work of a file object
    try:
        return int(os.read(statm, 100).split()[0]) * resource.getpagesize()
    finally:
        os.close(statm)


# privileges


def choose_user(places: Sequence[Path]) -> int | None:
    """The user to become; None for whoever it is already."""
    _linux_only()
    if os.geteuid() != 0:
        return None
    pid = os.fork()
    if pid == 0:  # tries to be nobody, and tells by its exit code whether Python can be read then
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


@cache
def libc() -> ctypes.CDLL:
    """The C library."""
    return ctypes.CDLL(None, use_errno=True)


# files


def readable_places() -> Iterator[Path]:
    """The standard library, entry by entry, and NumPy: what else lies beside them stays shut."""
    for library in {sysconfig.get_path("stdlib"), sysconfig.get_path("platstdlib")}:
        folder = Path(library).resolve()
        for entry in folder.iterdir() if folder.is_dir() else ():
            if entry.name not in ("site-packages", "dist-packages") and not entry.is_symlink():
                yield entry
    numpy = Path(np.__file__).parent
    yield from (place for place in (numpy, numpy.with_name("numpy.libs")) if place.is_dir())


def prepare_files(places: Sequence[Path]) -> Callable[[], None]:
    """A Landlock ruleset with the places in it; call the result to be held to it."""
    _linux_only()
    landlockpy = _import("landlockpy")
    version = landlockpy.abi_version()
    if version == 0:
        raise Missing("this kernel has no Landlock, or it is not switched on")
    if version < OLDEST_LANDLOCK:
        raise Missing(
            f"this kernel has version {version} of Landlock, and {OLDEST_LANDLOCK} is needed (Linux 6.2)"
        )
    rules = landlockpy.Ruleset(
        scoped=landlockpy.Scope.SIGNAL | landlockpy.Scope.ABSTRACT_UNIX_SOCKET
    )
    for place in places:
        with contextlib.suppress(PermissionError):  # what we cannot read is shut anyway
            listing = landlockpy.AccessFS.READ_DIR if place.is_dir() else landlockpy.AccessFS.NONE
            rules.allow_path(place, landlockpy.AccessFS.READ_FILE | listing)
    restrict: Callable[[], None] = rules.restrict
    return restrict


# descriptors


def close_all_but(keep: Sequence[int]) -> None:
    """Close every descriptor that is not to be kept."""
    if sys.platform == "win32":
        raise Missing("Windows keeps what it needs itself open")
    edges = [-1, *sorted(set(keep)), _descriptors()]
    for before, after in pairwise(edges):
        os.closerange(before + 1, after)


def _descriptors() -> int:
    """One more than the largest descriptor there can be."""
    linux = sys.platform == "linux"  # there, it is one system call, however many there are
    return 2**31 - 1 if linux else 10_000


# dump


def hide(parent: int) -> None:
    """Not to be attached to; and not to outlive the warm process, whatever ends that."""
    _linux_only()
    prctl = libc().prctl
    if prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "the process cannot be hidden")
    if parent:
        prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        if os.getppid() != parent:  # it was gone before
            os._exit(1)


# calls


def prepare_calls() -> Callable[[], object]:
    """The filter, compiled; call the result to be held to it."""
    _linux_only()
    seccompy = _import("seccompy")
    from .syscalls import allow_list

    # This also has the library look for libc, which starts a program: no longer possible in a child.
    if not seccompy.supported():
        raise Missing("this kernel has no filters for system calls (seccomp)")
    calls = allow_list()
    len(calls.program)  # compiled once, here; a child only loads it
    return calls.load
