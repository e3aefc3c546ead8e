"""Attacks that `xorkit doctor` runs in a locked process, sent like a submission.

Each function tries one attack. It returns on success and raises if refused. Files are asked for by `posix`, which makes
the system call itself, since `open` and `os` have stand-ins inside.
"""

from __future__ import annotations

import ctypes
import fcntl
import os
import posix
import resource
import socket
import subprocess
import threading


def read(path: str) -> str:
    """Read a file."""
    return f"{len(posix.read(posix.open(path, posix.O_RDONLY), 100))} bytes"


def enter(folder: str) -> str:
    """List a folder."""
    return f"{len(posix.listdir(folder))} names"


def see(path: str) -> str:
    """See whether a file is there, its size and date."""
    found = posix.stat(path)
    return f"{found.st_size} bytes, {found.st_mtime:.0f}"


def ask_access(path: str) -> str:
    """Ask whether a file is there."""
    if not posix.access(path, posix.F_OK):
        raise PermissionError("it is not said")
    return "it is there"


def follow(path: str) -> str:
    """See where a link leads."""
    return posix.readlink(path)


def tell_folder() -> str:
    """See in which folder it is."""
    return posix.getcwd()


def tell_name() -> str:
    """See what the machine is called."""
    return posix.uname().nodename


def write(path: str) -> str:
    """Write a file."""
    posix.write(posix.open(path, posix.O_WRONLY | posix.O_CREAT), b"x")
    return "written"


def take(megabytes: int) -> str:
    """Allocate memory."""
    return f"{len(bytearray(megabytes * 2**20))} bytes"


def open_many() -> str:
    """Open many files at once."""
    return f"{len([posix.open('/dev/null', posix.O_RDONLY) for _ in range(1000)])} files"


def compute() -> None:
    """Loop forever."""
    while True:
        pass


def dump_core() -> str:
    """Leave a core file when it crashes."""
    if resource.getrlimit(resource.RLIMIT_CORE) == (0, 0):
        raise PermissionError("none may be written")
    return "allowed"


def use_descriptors(ours: int) -> str:
    """Use an inherited descriptor; `ours` of them are the connection to the trusted side."""
    found = []
    for number in range(4096):
        try:
            fcntl.fcntl(number, fcntl.F_GETFD)
        except OSError:
            continue
        found.append(number)
    if len(found) <= ours:
        raise OSError("only the connection to the trusted side is open")
    return f"{len(found)} are open"


def be_read() -> str:
    """Be inspected by other processes of this user."""
    if ctypes.CDLL(None).prctl(3, 0, 0, 0, 0) == 0:  # PR_GET_DUMPABLE
        raise PermissionError("not dumpable")
    return "dumpable"


def fork() -> str:
    """Start a process."""
    if os.fork() == 0:
        os._exit(0)
    return "forked"


def start_program() -> str:
    """Start a program."""
    return str(subprocess.run(["/bin/sh", "-c", ""], check=True).returncode)


def become_program() -> None:
    """Replace itself by another program."""
    os.execv("/bin/sh", ["/bin/sh", "-c", "sleep 600"])


def start_thread() -> str:
    """Start a thread."""
    threading.Thread(target=int).start()
    return "started"


def connect(port: int) -> str:
    """Connect to a port of this machine."""
    socket.create_connection(("127.0.0.1", port), 5).close()
    return "connected"


def end(process: int) -> str:
    """End another process."""
    os.kill(process, 9)
    return "killed"


def attach(process: int) -> str:
    """Inspect another process."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.ptrace(16, process, 0, 0) != 0:  # PTRACE_ATTACH
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    libc.ptrace(17, process, 0, 0)  # PTRACE_DETACH
    return "attached"


def number() -> int:
    """Its process number."""
    return os.getpid()
