"""Starts the inside: one submission on the standard pipes, or a warm process that forks for each.

`python -c … pipes` serves one submission and ends with it. `python -c … warm N` imports NumPy once
and, for each socket that arrives over descriptor N, forks a child that serves one submission on it.
"""

from __future__ import annotations

import gc
import os
import socket
import sys

import numpy as np  # noqa: F401  # before anything is locked, so that student code finds it loaded

from . import wire
from .serve import serve


def main(way: str, *rest: str) -> None:
    """Serve in one of the two ways; the import folders of the boot are taken away first."""
    sys.path[:] = [entry for entry in sys.path if entry not in rest]
    sys.path_importer_cache.clear()
    if way == "warm":
        warm(socket.socket(fileno=int(rest[0])))
        return
    incoming, outgoing = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    null = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(null, standard)
    os.close(null)
    serve(incoming, outgoing)


def warm(control: socket.socket) -> None:
    """Fork for each socket that comes; tell a child's exit code when asked. Ends with the control."""
    gc.collect()
    gc.freeze()  # what is shared with the children stays shared
    stream = control.makefile("wb")
    while True:
        try:
            request, descriptors, _, _ = socket.recv_fds(control, 16, 1)
        except OSError:
            return
        if not request:
            return
        if not descriptors:  # a process that was ended; its number is not given away before this
            _, status = os.waitpid(int.from_bytes(request, "little"), 0)
            wire.write_frame(stream, wire.encode(os.waitstatus_to_exitcode(status)))
            continue
        pid = os.fork()
        if pid == 0:
            os.close(control.detach())
            serve_and_end(descriptors[0])
        os.close(descriptors[0])
        os.setpgid(pid, pid)
        wire.write_frame(stream, wire.encode(pid))


def serve_and_end(descriptor: int) -> None:
    """In a new child: serve one submission, then end without cleaning up what belongs to the parent."""
    try:
        with socket.socket(fileno=descriptor) as connection:
            serve(connection.makefile("rb"), connection.makefile("wb"))
    finally:
        os._exit(0)


if __name__ == "__main__":
    main(*sys.argv[1:])
