"""The list of allowed system calls as a program that the kernel runs at each call (seccomp, classic BPF).

Source: https://docs.kernel.org/userspace-api/seccomp_filter.html, and the kernel's
include/uapi/linux/{seccomp,bpf_common,audit}.h. An instruction has 8 bytes: what to do, how many
instructions to pass over if the answer is yes and if it is no, and a number. It reads `struct
seccomp_data`: the call's number at byte 0, the architecture's mark at 4, and from 16 six arguments of 8
bytes, the lower half first.
"""

from __future__ import annotations

import ctypes
import errno
from collections.abc import Mapping, Sequence
from struct import pack

from .kernel import prctl
from .landlock import NO_NEW_PRIVILEGES

LOAD, IS_EQUAL, RETURN = 0x20, 0x15, 0x06  # BPF_LD|W|ABS, BPF_JMP|JEQ|K, BPF_RET|K
NUMBER, MARK, ARGUMENTS = 0, 4, 16
ALLOW, KILL = 0x7FFF0000, 0x80000000  # SECCOMP_RET_ALLOW, SECCOMP_RET_KILL_PROCESS
REFUSE = 0x00050000 | errno.EPERM  # SECCOMP_RET_ERRNO
MARKS = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}  # AUDIT_ARCH_*
GET_SECCOMP, SET_SECCOMP, FILTER = 21, 22, 2  # of prctl

Condition = Mapping[int, int]
"""The value that each argument must have, by its place from 0."""
Calls = Mapping[int, Sequence[Condition]]
"""By its number each call that is allowed: always, or where one of its conditions holds."""


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def assemble(mark: int, calls: Calls) -> bytes:
    """The program: other calls are refused, and another architecture's call ends the process."""
    head = [_load(MARK), pack("<HBBI", IS_EQUAL, 1, 0, mark), _return(KILL), _load(NUMBER)]
    blocks = [part for number, conditions in calls.items() for part in _test(number, conditions)]
    return b"".join([*head, *blocks, _return(REFUSE)])


def _test(number: int, conditions: Sequence[Condition]) -> list[bytes]:
    """The instructions for one call; another one passes over them."""
    inner = [part for condition in conditions for part in _test_arguments(condition)]
    inner.append(_return(REFUSE if conditions else ALLOW))
    return [_pass_unless(number, len(inner)), *inner]


def _test_arguments(condition: Condition) -> list[bytes]:
    halves = [
        (ARGUMENTS + 8 * place + 4 * half, value >> 32 * half & 0xFFFFFFFF)
        for place, value in condition.items()
        for half in (0, 1)
    ]
    found: list[bytes] = []
    for left, (offset, value) in zip(range(2 * len(halves) - 1, 0, -2), halves, strict=True):
        found += [_load(offset), _pass_unless(value, left)]
    return [*found, _return(ALLOW)]


def _load(offset: int) -> bytes:
    return pack("<HBBI", LOAD, 0, 0, offset)


def _pass_unless(value: int, over: int) -> bytes:
    """Go on where what was loaded is a value; else pass over some instructions."""
    return pack("<HBBI", IS_EQUAL, 0, over, value)


def _return(action: int) -> bytes:
    return pack("<HBBI", RETURN, 0, 0, action)


def is_supported() -> bool:
    """Whether this kernel has such filters."""
    try:
        prctl(GET_SECCOMP)
    except OSError:
        return False
    return True


def install(program: bytes) -> None:
    """Put this process under a program, for good."""
    prctl(NO_NEW_PRIVILEGES, 1)
    loaded = _Program(len(program) // 8, program)
    prctl(SET_SECCOMP, FILTER, ctypes.byref(loaded))
