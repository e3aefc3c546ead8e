"""System calls allowed to student code.

Every other call is refused: opening connections, starting programs, processes or
threads, signalling or looking into processes, mounting, memory outside of the limits (memfd,
shared memory), rings and keys. Allowed calls are harmless or limited elsewhere: files
by Landlock, memory and processor time by resource limits.

A refused call fails with "Operation not permitted", which Python raises as an exception. A call of another architecture's table ends the process.
"""

from __future__ import annotations

import errno

from seccompy import Action, CmpOp, Filter
from seccompy.syscalls import AARCH64_SYSCALLS, X86_64_SYSCALLS, arch

# The one open descriptor; read-only files in folders that Landlock allows.
FILES = (
    "read", "readv", "pread64", "write", "writev", "close", "lseek", "openat", "getdents64",
    "fstat", "newfstatat", "statx", "faccessat", "faccessat2", "readlinkat", "getcwd",
    "open", "stat", "lstat", "access", "readlink",  # the older calls, which only x86-64 has
)  # fmt: skip
MEMORY = ("mmap", "munmap", "mremap", "mprotect", "madvise", "brk")
TIME = (
    "clock_gettime", "clock_getres", "clock_nanosleep", "gettimeofday", "nanosleep", "times",
    "setitimer", "getitimer", "time", "alarm", "pause",
    "poll", "ppoll", "select", "pselect6",  # other ways to sleep
)  # fmt: skip
SELF = (
    "getpid", "getppid", "gettid", "getuid", "geteuid", "getgid", "getegid", "getgroups",
    "getresuid", "getresgid", "getpgrp", "getrusage", "getrlimit",
    "uname", "sysinfo", "getcpu", "sched_getaffinity", "sched_yield", "getrandom", "futex",
    "rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "rt_sigpending", "sigaltstack",
    "restart_syscall", "exit", "exit_group",
)  # fmt: skip

# Calls that are allowed with some arguments alone: the argument's place, and its values.
READING_FLAGS = (1, (1, 2, 3))  # fcntl: F_GETFD, F_SETFD, F_GETFL; never an owner to signal
IS_DUMPABLE = (0, (3,))  # prctl: PR_GET_DUMPABLE
ONLY_SOME = {"fcntl": READING_FLAGS, "prctl": IS_DUMPABLE}


def allow_list() -> Filter:
    """The filter for this machine; raises `seccompy.UnsupportedError` if unsupported."""
    table = {"x86_64": X86_64_SYSCALLS, "aarch64": AARCH64_SYSCALLS}[arch()]
    refuse = int(Action.ERRNO) | errno.EPERM
    calls = Filter(default=refuse)
    for name in (*FILES, *MEMORY, *TIME, *SELF):
        if name in table:
            calls.allow(name)
    for name, (place, values) in ONLY_SOME.items():
        for value in values:
            calls.allow(name, args={place: value})
    # Limits may be read, of this process alone: no process number, no new limit.
    calls.allow("prlimit64", args=[(0, CmpOp.EQ, 0), (2, CmpOp.EQ, 0)])
    return calls
