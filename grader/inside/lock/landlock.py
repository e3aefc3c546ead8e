"""Landlock in its three system calls: which files a process may use.

A ruleset names rights that are taken away everywhere, and then gives some back below some paths.
Source: https://docs.kernel.org/userspace-api/landlock.html, and the kernel's include/uapi/linux/landlock.h.
"""

from __future__ import annotations

import ctypes
import os
from pathlib import Path
from typing import NamedTuple

from .kernel import call, prctl

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446  # on every architecture
ASK_VERSION, PATH_BENEATH = 1, 1
NO_NEW_PRIVILEGES = 38  # of prctl; Landlock asks for it

WRITE_FILE, READ_FILE, READ_DIR = 1 << 1, 1 << 2, 1 << 3


class Rights(NamedTuple):
    """What a ruleset takes away, as bits: files, TCP ports, signals and abstract sockets."""

    files: int
    network: int = 0
    scopes: int = 0


class _Ruleset(ctypes.Structure):
    _fields_ = (
        ("handled_access_fs", ctypes.c_uint64),
        ("handled_access_net", ctypes.c_uint64),
        ("scoped", ctypes.c_uint64),
    )


class _PathBeneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("allowed_access", ctypes.c_uint64), ("parent_fd", ctypes.c_int32))


def read_version() -> int:
    """The version of Landlock here; 0 where the kernel has none, or it is not switched on."""
    try:
        return call(CREATE_RULESET, None, 0, ASK_VERSION)
    except OSError:
        return 0


def all_rights(version: int) -> Rights:
    """Every right that a version knows.

    1: 13 rights on files; 2: to move between folders; 3: to cut; 4: TCP; 5: devices' controls; 6: scopes.
    """
    files = 13 + (version >= 2) + (version >= 3) + (version >= 5)
    return Rights((1 << files) - 1, 3 if version >= 4 else 0, 3 if version >= 6 else 0)


def create_ruleset(rights: Rights) -> int:
    """The descriptor of a new ruleset. Older kernels take the longer form where what they lack is 0."""
    ruleset = _Ruleset(*rights)
    return call(CREATE_RULESET, ctypes.byref(ruleset), ctypes.sizeof(ruleset), 0)


def allow(ruleset: int, path: Path, rights: int) -> None:
    """Give some rights on files back, below a path; raises `OSError` if it cannot be opened."""
    place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:
        rule = _PathBeneath(rights, place)
        call(ADD_RULE, ruleset, PATH_BENEATH, ctypes.byref(rule), 0)
    finally:
        os.close(place)


def restrict(ruleset: int) -> None:
    """Put this process under a ruleset, for good."""
    prctl(NO_NEW_PRIVILEGES, 1)
    call(RESTRICT_SELF, ruleset, 0)
