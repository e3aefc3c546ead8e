"""Start serving: for one submission on standard pipes, or as a fork server. Imports NumPy; see `__main__`."""

from __future__ import annotations

import gc
import importlib
import os
import socket
import sys

import numpy as np  # load before locking, so that student code can use it

from . import modules, wire
from .lock.lockdown import Lockdown
from .open_files import OpenFiles
from .serve import serve


def start(files: OpenFiles, way: str, *rest: str) -> None:
    """Serve in one of the two modes, after removing the boot's import folders."""
    *_, packages, folders = rest
    added = folders.split(os.pathsep)
    for name in filter(None, packages.split(",")):
        importlib.import_module(name)
    lockdown = Lockdown(modules.list_places(added) if packages else None)
    sys.path[:] = [entry for entry in sys.path if entry not in added]
    modules.prepare(lockdown.keeps_paths)
    if way == "warm":
        warm(socket.socket(fileno=int(rest[0])), lockdown, files)
        return
    incoming, outgoing = os.dup(0), os.dup(1)
    null = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(null, standard)
    os.close(null)
    serve(incoming, outgoing, lockdown, files)


def warm(control: socket.socket, lockdown: Lockdown, files: OpenFiles) -> None:
    """Fork for each socket that comes, and answer with a descriptor of the new process and its number.

    A process number without a socket asks for the exit code of an ended process; until then the
    system does not reuse the number. Ends when the other side closes.
    """
    parent = os.getpid()
    # Trigger lazy initialisation once, before the first fork.
    wire.decode(wire.encode({"": [1.0, (True, None, np.zeros(2))]}))
    compile("def f(x):\n    return x", "", "exec")
    gc.collect()
    gc.freeze()  # keep memory shared with the children
    while True:
        try:
            request, sockets, _, _ = socket.recv_fds(control, 16, 1)
        except OSError:
            return
        if not request:
            return
        if not sockets:
            _, status = os.waitpid(int.from_bytes(request, "little"), 0)
            control.send(os.waitstatus_to_exitcode(status).to_bytes(4, "little", signed=True))
            continue
        pid = os.fork()
        if pid == 0:
            serve_and_end(sockets[0], lockdown, files, parent)
        os.close(sockets[0])
        os.setpgid(pid, pid)
        handle = os.pidfd_open(pid)
        socket.send_fds(control, [pid.to_bytes(4, "little")], [handle])
        os.close(handle)


def serve_and_end(connection: int, lockdown: Lockdown, files: OpenFiles, parent: int) -> None:
    """In a new child: serve one submission, then exit without running the parent's cleanup."""
    try:
        serve(connection, connection, lockdown, files, parent)
    finally:
        os._exit(0)
