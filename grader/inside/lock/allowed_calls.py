"""System calls allowed to student code.

Every other call is refused: opening connections, starting programs, processes or
threads, signalling or looking into processes, mounting, memory outside of the limits (memfd,
shared memory), rings and keys. Allowed calls are harmless or limited elsewhere: files
by Landlock, memory and processor time by resource limits.

A refused call fails with "Operation not permitted", which Python raises as an exception. A call of another architecture's table ends the process.
"""

from __future__ import annotations

from .call_filter import Calls, Condition

# By their numbers on x86-64 and on aarch64 (asm/unistd.h); None where there is no such call.
Numbers = dict[str, tuple[int, int | None]]
MACHINES = {"x86_64": 0, "aarch64": 1}

# The one open descriptor.
LINE: Numbers = {
    "read": (0, 63), "readv": (19, 65), "pread64": (17, 67), "write": (1, 64), "writev": (20, 66),
    "close": (3, 57), "lseek": (8, 62), "fstat": (5, 80),
}  # fmt: skip
# Calls that take a path, or tell one. Only where packages need them: read-only files in folders that Landlock
# allows; of all others they tell whether they are there, their size and date.
PATHS: Numbers = {
    "openat": (257, 56), "getdents64": (217, 61), "newfstatat": (262, 79), "statx": (332, 291),
    "faccessat": (269, 48), "faccessat2": (439, 439), "readlinkat": (267, 78), "getcwd": (79, 17),
    "open": (2, None), "stat": (4, None), "lstat": (6, None), "access": (21, None),
    "readlink": (89, None), "uname": (63, 160),
}  # fmt: skip
MEMORY: Numbers = {
    "mmap": (9, 222), "munmap": (11, 215), "mremap": (25, 216), "mprotect": (10, 226),
    "madvise": (28, 233), "brk": (12, 214),
}  # fmt: skip
# Clocks, and ways to sleep.
TIME: Numbers = {
    "clock_gettime": (228, 113), "clock_getres": (229, 114), "clock_nanosleep": (230, 115),
    "gettimeofday": (96, 169), "nanosleep": (35, 101), "times": (100, 153),
    "setitimer": (38, 103), "getitimer": (36, 102), "time": (201, None), "alarm": (37, None),
    "pause": (34, None), "poll": (7, None), "ppoll": (271, 73), "select": (23, None),
    "pselect6": (270, 72),
}  # fmt: skip
# The process itself.
SELF: Numbers = {
    "getpid": (39, 172), "getppid": (110, 173), "gettid": (186, 178), "getuid": (102, 174),
    "geteuid": (107, 175), "getgid": (104, 176), "getegid": (108, 177), "getgroups": (115, 158),
    "getresuid": (118, 148), "getresgid": (120, 150), "getpgrp": (111, None),
    "getrusage": (98, 165), "getrlimit": (97, 163), "sysinfo": (99, 179),
    "getcpu": (309, 168), "sched_getaffinity": (204, 123), "sched_yield": (24, 124),
    "getrandom": (318, 278), "futex": (202, 98), "rt_sigaction": (13, 134),
    "rt_sigprocmask": (14, 135), "rt_sigreturn": (15, 139), "rt_sigpending": (127, 136),
    "sigaltstack": (131, 132), "restart_syscall": (219, 128), "exit": (60, 93),
    "exit_group": (231, 94),
}  # fmt: skip
# Allowed with some arguments alone.
BOUND: Numbers = {
    "fcntl": (72, 25), "prctl": (157, 167), "prlimit64": (302, 261),
}  # fmt: skip

CONDITIONS: dict[str, list[Condition]] = {
    "fcntl": [{1: 1}, {1: 2}, {1: 3}],  # F_GETFD, F_SETFD, F_GETFL; never an owner to signal
    "prctl": [{0: 3}],  # PR_GET_DUMPABLE
    "prlimit64": [{0: 0, 2: 0}],  # limits are read, of this process alone; no new limit
}


def list_calls(machine: str, keeps_paths: bool = False) -> Calls:
    """The calls that are allowed on a machine; raises `KeyError` for one that is not known.

    keeps_paths: also those that take a path.
    """
    column = MACHINES[machine]
    groups = (LINE, MEMORY, TIME, SELF, BOUND, *((PATHS,) if keeps_paths else ()))
    return {
        number: CONDITIONS.get(name, ())
        for group in groups
        for name, numbers in group.items()
        if (number := numbers[column]) is not None
    }
