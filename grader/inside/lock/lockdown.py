"""Lock down a process before it runs student code. Locks cannot be undone.

Theory of operation
===================

*Threat.* The student's source, which may be anything, runs in a child of a warm process.
The warm process (`__main__.warm`) has imported Python, NumPy and this package, and never held
anything else: no reference, no expected value, no source of a submission. So a child's
memory holds no secret. What remains is access through the kernel. Each line below
is a protection, by the name it has in `PROTECTIONS`, in `assignment.toml` and in `xorkit doctor`.

`limits`       Memory (address space), processor time, files open at once, the size of a file that is
               written (none) and of a core dump (none), lowered for good. What one child may use up
               is bounded by the kernel, and waiting by the clock of the trusted side.
`privileges`   As root: switch to an unprivileged user without groups. If that user could not read
               this Python (in a private folder): stay root, without any capability.
               In both cases `no_new_privs`, so that no program can restore privileges.
`files`        Landlock, for all the rights that this kernel knows: no file may be opened, read or written.
               What Python and NumPy may still import was read before (`memory_finder`), and so were the
               assignment's data files (`open_files`). TCP ports, other processes' signals and abstract
               sockets are shut as well, where the kernel can, though `calls` refuses them already.
`descriptors`  Every descriptor is closed but the one to the trusted side, so there is no other pipe,
               socket or directory to use that was opened before the locks.
`dump`         Not dumpable: another process of the same user can neither attach to it nor read its
               memory, nor it theirs, whatever the system's setting is.
`calls`        seccomp, last, since it refuses what the lines above need: see `allowed_calls`. No call on
               the list takes a path, reads a folder or tells the machine's name. So a file cannot be
               seen either: not whether it is there, not its size or date.

*Packages.* An assignment may allow packages beside NumPy. They load parts of themselves when these are used,
so there the standard library, NumPy and those packages may be read, and the data in a copy that holds nothing else;
and calls with paths are on the list: of other files they tell whether these are there, their size and date.

*Why it cannot be undone.* Landlock, seccomp and lowered limits are inherited and only ever become
narrower. There is no call on the list to start a process or thread that would be without them.

*Required protections.* The trusted side names the protections that it demands before it sends a line of
the submission. The child locks itself, reports missing ones and then exits: it never
runs student code with weaker locks. The report precedes student code, so that code cannot fake it.

*Trust.* No reply is trusted. A reply is bytes of bounded length in a closed vocabulary (`wire`); it
carries a number that the request drew, so that one sent early, late or twice is no reply; a value in
it is compared by the trusted side, never a verdict. Whether a call changed its arguments is seen from
these: they come back, and are compared there, byte by byte. How often earlier functions were called is
counted where they are answered. Time is measured outside and ended by SIGKILL.

*Limits.* It does not protect against kernel bugs: for that, grade in a virtual machine. It does
not detect plagiarism: random inputs defeat hard-coded answers, not copied programs. Other users of
the machine can see its load. Student code sees the time, the kind of processor and its number of cores, the load and
the memory of the machine (`sysinfo`), its own process number and limits; and in its own memory, where Python and NumPy
lie.

*No libraries.* The locks are ours to answer for: three calls of Landlock (`landlock`), one filter of about
80 calls (`call_filter`, `allowed_calls`), made through libc, so that nothing has to be compiled or
installed beside Python. The filter is held against what libseccomp makes of the same list
(`tests/test_lock.py`). bubblewrap needs user namespaces, which containers and some distributions do not
allow, and takes no right away that is not taken away here.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from . import locks
from .kernel import libc

PROTECTIONS = ("limits", "privileges", "files", "descriptors", "dump", "calls")


class Lockdown:
    """Data shared by all children, computed once in the fork server."""

    def __init__(self, packages: Sequence[Path] | None = None) -> None:
        """packages: where those lie that students may import beside NumPy; None if there are none.

        They load parts of themselves when these are used, so with them files can still be read.
        """
        self.keeps_paths = packages is not None
        if sys.platform != "win32":
            importlib.import_module("resource")  # once, not in each child
        self._places = [] if packages is None else [*locks.readable_places(), *packages]
        self._files = _ready(lambda: locks.prepare_files(self._places))
        self._calls = _ready(lambda: locks.prepare_calls(self.keeps_paths))
        self._user = _ready(lambda: locks.choose_user(self._places))
        if sys.platform == "linux":
            libc().capset, libc().prctl, libc().syscall  # also found once

    def lock(
        self, limits: locks.Limits, keep: Sequence[int], parent: int = 0, data: str = ""
    ) -> dict[str, str]:
        """Lock this process permanently; return the reason for each missing protection.

        keep: the descriptors that stay open. parent: exit together with this process, if given.
        data: a folder whose files may be read as well.
        """
        steps: dict[str, Callable[[], None]] = {
            "limits": lambda: locks.lower_limits(limits),
            "privileges": lambda: locks.give_up_powers(_have(self._user)),
            "files": lambda: self._lock_files(data),
            "descriptors": lambda: locks.close_all_but(keep),
            "dump": lambda: locks.hide(parent),
            "calls": lambda: _have(self._calls)(),
        }
        missing = {}
        for name, step in steps.items():
            try:
                step()
            except Exception as error:  # it is reported, and what is demanded is refused
                missing[name] = str(error) or type(error).__name__
        return missing

    def _lock_files(self, data: str) -> None:
        restrict = _have(self._files)
        if data and self.keeps_paths:  # rules are added to, so this child has its own
            restrict = locks.prepare_files([*self._places, *Path(data).iterdir()])
        restrict()


def _ready(prepare: Callable[[], Any]) -> Any:
    """The result of `prepare`, or its exception."""
    try:
        return prepare()
    except Exception as error:
        return error


def _have(prepared: Any) -> Any:
    if isinstance(prepared, Exception):
        raise prepared
    return prepared
