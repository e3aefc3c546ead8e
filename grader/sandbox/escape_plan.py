"""What doctor tries: a file, folders, a port and a process to break into, and the attempts on them."""

from __future__ import annotations

import os
import secrets
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.assignment.settings import Limits


@dataclass(frozen=True)
class EscapeAttempt:
    """An attack on a protection and its function; `succeeded` verifies it from outside."""

    protection: str
    tried: str
    function: str
    arguments: tuple[Any, ...] = ()
    succeeded: Callable[[], bool] = bool


@contextmanager
def plan_escapes(limits: Limits) -> Iterator[list[EscapeAttempt]]:
    """Set up targets (a file, folders, a port, a process) and the attacks on them."""
    with (
        _open_folder() as folder,
        socket.create_server(("127.0.0.1", 0)) as server,
        _sleeper() as victim,
    ):
        server.setblocking(False)
        yield [
            *_on_limits(limits),
            *_on_files(folder),
            EscapeAttempt(
                "descriptors", "use an inherited descriptor", "use_descriptors", (_lines(),)
            ),
            EscapeAttempt("dump", "be inspected", "be_read"),
            *_on_calls(server, victim),
        ]


@contextmanager
def _open_folder() -> Iterator[Path | None]:
    """A world-writable folder with a world-readable file; None if there is no place for it."""
    with ExitStack() as stack:
        try:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            folder.chmod(0o777)
            (folder / "secret").write_text(secrets.token_hex())
        except OSError:
            yield None
        else:
            yield folder


def _on_limits(limits: Limits) -> list[EscapeAttempt]:
    return [
        EscapeAttempt(
            "limits", f"allocate {limits.memory_mb + 1} MB", "take", (limits.memory_mb + 1,)
        ),
        EscapeAttempt("limits", "open 1,000 files", "open_many"),
        EscapeAttempt("limits", "compute longer than allowed", "compute"),
        EscapeAttempt("limits", "leave a core file", "dump_core"),
    ]


def _on_files(folder: Path | None) -> list[EscapeAttempt]:
    memory = f"/proc/{os.getpid()}/mem"
    listed = ("/", tempfile.gettempdir() if folder else "/dev/shm")
    shared = [Path("/dev/shm")] if os.access("/dev/shm", os.W_OK) else []
    written = [
        place / f"xorkit-{secrets.token_hex(8)}" for place in ([folder] if folder else []) + shared
    ]
    reads = (
        [EscapeAttempt("files", "read a world-readable file", "read", (str(folder / "secret"),))]
        if folder
        else []
    )
    return [
        *reads,
        EscapeAttempt("files", "read this program", "read", (__file__,)),
        EscapeAttempt("files", "read its environment", "read", ("/proc/self/environ",)),
        EscapeAttempt("files", "read the memory of the trusted process", "read", (memory,)),
        *(EscapeAttempt("files", f"list {place}", "enter", (place,)) for place in listed),
        *(
            EscapeAttempt(
                "files", f"write into {file.parent}", "write", (str(file),), _removed(file)
            )
            for file in written
        ),
    ]


def _removed(place: Path) -> Callable[[], bool]:
    """Whether there was a file, which is removed."""

    def look() -> bool:
        found = place.exists()
        place.unlink(missing_ok=True)
        return found

    return look


def _on_calls(server: socket.socket, victim: subprocess.Popen[bytes]) -> list[EscapeAttempt]:
    def was_reached() -> bool:
        with suppress(BlockingIOError):
            server.accept()[0].close()
            return True
        return False

    def is_dead() -> bool:
        return victim.poll() is not None

    port = server.getsockname()[1]
    return [
        EscapeAttempt("calls", "see whether this program is there", "see", (__file__,)),
        EscapeAttempt("calls", "ask for access to this program", "ask_access", (__file__,)),
        EscapeAttempt("calls", "see where a link leads", "follow", ("/proc/self/exe",)),
        EscapeAttempt("calls", "see in which folder it is", "tell_folder"),
        EscapeAttempt("calls", "see what this machine is called", "tell_name"),
        EscapeAttempt("calls", "start a process", "fork"),
        EscapeAttempt("calls", "start a program", "start_program"),
        EscapeAttempt("calls", "become another program", "become_program"),
        EscapeAttempt("calls", "start a thread", "start_thread"),
        EscapeAttempt("calls", "connect to this machine", "connect", (port,), was_reached),
        EscapeAttempt("calls", "inspect another process", "attach", (victim.pid,)),
        EscapeAttempt("calls", "end another process", "end", (victim.pid,), is_dead),
    ]


@contextmanager
def _sleeper() -> Iterator[subprocess.Popen[bytes]]:
    """A target process."""
    # It ends when its input closes, at the latest with this process.
    process = subprocess.Popen(
        [sys.executable, "-S", "-c", "import sys; sys.stdin.read()"], stdin=subprocess.PIPE
    )
    with process:
        yield process


def _lines() -> int:
    """The number of descriptors of the connection: one socket, or two pipes."""
    return 1 if sys.platform == "linux" else 2
