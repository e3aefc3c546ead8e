"""What a process gives up before the first line of student code. Nothing is given back.

Theory of operation
===================

*Who could do harm.* The student's source, which may be anything, runs in a child of a warm process.
The warm process (`__main__.warm`) has imported Python, NumPy and this package, and never held
anything else: no reference, no expected value, no source of a submission. So a child has nothing
to find in its own memory. What is left is what the kernel would give it if asked. Each line below
is a protection, by the name it has in `PROTECTIONS`, in `assignment.toml` and in `xorkit doctor`.

`limits`       Memory (address space), processor time, files open at once, the size of a file that is
               written (none) and of a core dump (none), lowered for good. What one child may use up
               is bounded by the kernel, and waiting by the clock of the trusted side.
`privileges`   Where we are root: an unprivileged user, with no groups. Where that user could not read
               this Python (it lies in a private folder): root's name, without one of its powers.
               Either way `no_new_privs`, so that no program could give any back.
`files`        Landlock, for all the rights that this kernel knows: the standard library and NumPy's
               own folder may be read, entry by entry, since `site-packages` often lies among them.
               Nothing else may be opened: not /proc, not /tmp, not this package. Nothing may be
               written anywhere. TCP ports, other processes' signals and abstract sockets are shut
               as well, where the kernel can, though `calls` refuses them already.
`descriptors`  Every descriptor is closed but the one to the trusted side, so there is no other pipe,
               socket or directory to use that was opened before the locks.
`dump`         Not dumpable: another process of the same user can neither attach to it nor read its
               memory, nor it theirs, whatever the system's setting is.
`calls`        seccomp, last, since it refuses what the lines above need: see `syscalls`.

*Why it cannot be undone.* Landlock, seccomp and lowered limits are inherited and only ever become
narrower. There is no call on the list to start a process or thread that would be without them.

*What is demanded.* The trusted side names the protections that it demands before it sends a line of
the submission. The child locks itself, says which of them it could not have, and then ends: it never
runs student code in a weaker jail. The answer comes before there is student code, so it cannot lie.

*What is believed.* Nothing. A reply is bytes of bounded length in a closed vocabulary (`wire`); it
carries a number that the request drew, so that one sent early, late or twice is no reply; a value in
it is compared by the trusted side, never a verdict. Time is measured outside and ended by SIGKILL.

*What this does not do.* A flaw in the kernel's own checks is out of reach from here: where that is
feared, grade in a virtual machine. Nor does it tell whose work it is: hidden inputs make memorising
the answers useless, not copying the program. Other users of the machine can see its load.

*The libraries.* landlockpy and seccompy: small, without dependencies, typed, maintained, and made of
plain system calls through libc, so that nothing has to be compiled or installed beside Python.
pyseccomp and python-seccomp need a libseccomp of the system; `landlock` on PyPI knows files only.
bubblewrap needs user namespaces, which containers and some distributions do not allow, and adds no
right taken away that is not taken away here.
"""

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

PROTECTIONS = ("limits", "privileges", "files", "descriptors", "dump", "calls")
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


class Lockdown:
    """What can be worked out once for all children; made in the warm process."""

    def __init__(self) -> None:
        if sys.platform != "win32":
            importlib.import_module("resource")  # once, not in each child
        self._places = list(_readable_places())
        self._files = _ready(lambda: _prepare_files(self._places))
        self._calls = _ready(_prepare_calls)
        self._user = _ready(lambda: _choose_user(self._places))
        if sys.platform == "linux":
            _libc().capset, _libc().prctl  # found once, too

    def lock(self, limits: Limits, keep: Sequence[int], parent: int = 0) -> dict[str, str]:
        """Lock this process for good; why a protection could not be had, by its name.

        keep: the descriptors that stay open. parent: the process to die with, if any.
        """
        steps: dict[str, Callable[[], None]] = {
            "limits": lambda: _lower_limits(limits),
            "privileges": lambda: _give_up_powers(_have(self._user)),
            "files": lambda: _have(self._files)(),
            "descriptors": lambda: _close_all_but(keep),
            "dump": lambda: _hide(parent),
            "calls": lambda: _have(self._calls)(),
        }
        missing = {}
        for name, step in steps.items():
            try:
                step()
            except (
                Exception
            ) as error:  # whatever it is, it is told, and what is demanded is refused
                missing[name] = str(error) or type(error).__name__
        return missing


def _ready(prepare: Callable[[], Any]) -> Any:
    """What `prepare` gives, or the exception that says why there is none."""
    try:
        return prepare()
    except Exception as error:
        return error


def _have(prepared: Any) -> Any:
    if isinstance(prepared, Exception):
        raise prepared
    return prepared


def _import(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise Missing(f"{error} (pip install --upgrade xorkit brings it)") from None


def _linux_only() -> None:
    if sys.platform != "linux":
        raise Missing("only Linux has it")


# limits


def _lower_limits(limits: Limits) -> None:
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


def _choose_user(places: Sequence[Path]) -> int | None:
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


def _give_up_powers(user: int | None) -> None:
    _linux_only()
    if user is not None:
        _become(user)
    # A header (version, this process) and two blocks of effective, permitted, inheritable: none.
    header = (ctypes.c_uint32 * 2)(CAPABILITIES_VERSION, 0)
    if _libc().capset(header, (ctypes.c_uint32 * 6)()) != 0:
        raise OSError(ctypes.get_errno(), "capabilities cannot be given up")


@cache
def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


# files


def _readable_places() -> Iterator[Path]:
    """The standard library, entry by entry, and NumPy: what else lies beside them stays shut."""
    for library in {sysconfig.get_path("stdlib"), sysconfig.get_path("platstdlib")}:
        folder = Path(library).resolve()
        for entry in folder.iterdir() if folder.is_dir() else ():
            if entry.name not in ("site-packages", "dist-packages") and not entry.is_symlink():
                yield entry
    numpy = Path(np.__file__).parent
    yield from (place for place in (numpy, numpy.with_name("numpy.libs")) if place.is_dir())


def _prepare_files(places: Sequence[Path]) -> Callable[[], None]:
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


def _close_all_but(keep: Sequence[int]) -> None:
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


def _hide(parent: int) -> None:
    """Not to be attached to; and not to outlive the warm process, whatever ends that."""
    _linux_only()
    libc = _libc()
    if libc.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "the process cannot be hidden")
    if parent:
        libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        if os.getppid() != parent:  # it was gone before
            os._exit(1)


# calls


def _prepare_calls() -> Callable[[], object]:
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
