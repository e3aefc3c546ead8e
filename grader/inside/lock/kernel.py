"""Calls into the kernel, through the C library that Python is linked with."""

from __future__ import annotations

import ctypes
import os
from functools import cache
from typing import Any


@cache
def libc() -> ctypes.CDLL:
    """The C library."""
    library = ctypes.CDLL(None, use_errno=True)
    library.syscall.restype = ctypes.c_long
    return library


def call(number: int, *arguments: Any) -> int:
    """What a system call returns; raises `OSError`. arguments: whole numbers, pointers, None for null."""
    whole = (ctypes.c_long(each) if isinstance(each, int) else each for each in arguments)
    return _check(int(libc().syscall(ctypes.c_long(number), *whole)))


def prctl(option: int, *arguments: Any) -> int:
    """Change or read something of this process; raises `OSError`. arguments: as above."""
    given = (*arguments, 0, 0, 0, 0)[:4]  # the kernel wants 0 where it expects nothing
    whole = (ctypes.c_ulong(each) if isinstance(each, int) else each for each in given)
    return _check(int(libc().prctl(ctypes.c_int(option), *whole)))


def _check(returned: int) -> int:
    if returned == -1:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return returned
