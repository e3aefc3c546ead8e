"""Attacks that `xorkit doctor` runs in a locked process, sent like a submission.

Each function tries one attack. It returns on success and raises if refused.
"""

from __future__ import annotations

import ctypes
import os
import resource
import socket
import subprocess
import sys
import threading


def read(path: str) -> str:
    """Read a file."""
    with open(path, "rb") as file:
        return f"{len(file.read(100))} bytes"


def enter(folder: str) -> str:
    """List a folder."""
    return f"{len(os.listdir(folder))} names"


def write(path: str) -> str:
    """Write a file."""
    with open(path, "w") as file:
        file.write("x")
    return "written"


def take(megabytes: int) -> str:
    """Allocate memory."""
    return f"{len(bytearray(megabytes * 2**20))} bytes"


def open_many() -> str:
    """Open many files at once."""
    return f"{len([open(os.__file__) for _ in range(1000)])} files"


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
            os.fstat(number)
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
    return str(subprocess.run([sys.executable, "-c", ""], check=True).returncode)


def become_program() -> None:
    """Replace itself by another program."""
    os.execv(sys.executable, [sys.executable, "-c", "import time; time.sleep(600)"])


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
