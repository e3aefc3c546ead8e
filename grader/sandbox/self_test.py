"""Whether the protections hold on this machine: each is proved by trying to break it.

A process is made and locked as for a submission, and what it is given to run tries, one thing at a
time, what a submission may not do. Wherever that can be seen from here, it is: whether the file was
written, the connection came, the other process is still alive.
"""

from __future__ import annotations

import os
import re
import secrets
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from grader.assignment.spec import Assignment, Limits
from grader.errors import ChildError, Died, ProtectionError, Raised, TimeUp
from grader.inside.lockdown import PROTECTIONS
from grader.sandbox.channel import Channel, Timeout
from grader.sandbox.child import SPARE, Child
from grader.sandbox.fork_server import Launcher
from grader.sandbox.protections import Protection, Trial, explain_refusal

ATTEMPTS = Path(__file__).with_name("escape_attempts.py")
WAIT = 20.0  # seconds, for what answers at once


@dataclass(frozen=True)
class EscapeAttempt:
    """What is tried on a protection, by which function; `succeeded` looks from outside."""

    protection: str
    tried: str
    function: str
    arguments: tuple[Any, ...] = ()
    succeeded: Callable[[], bool] = bool


def find_missing(limits: Limits) -> dict[str, str]:
    """The protections that a child cannot have here, and why. Raises `ProtectionError` without any child."""
    inside = Launcher()
    try:
        with Child(inside.open(), {}, limits) as child:
            return dict(child.missing)
    finally:
        inside.close()


def secure(
    assignment: Assignment, trust: bool, trusting: str = ": --trust-submissions"
) -> tuple[Assignment, dict[str, str]]:
    """The assignment, and the protections that are missing here, with the reasons.

    Raises `ProtectionError` where one is missing that the assignment demands and nobody said that
    the submissions are trusted; `trusting`: how that is said.
    """
    missing = find_missing(assignment.limits)
    wanted = {name: why for name, why in missing.items() if name in assignment.protections}
    if wanted and not trust:
        raise ProtectionError(explain_refusal(wanted, trusting))
    return (assignment.trusting() if trust else assignment), missing


def examine(limits: Limits) -> list[Protection]:
    """Every protection, tried. Raises `ProtectionError` where no child can be made at all."""
    inside = Launcher()
    try:
        with Child(inside.open(), {}, limits) as child:
            missing = dict(child.missing)
        trials: dict[str, list[Trial]] = {name: [] for name in (*PROTECTIONS, "clock")}
        with _surroundings(limits) as attempts:
            for attempt in attempts:
                trials[attempt.protection].append(_try(attempt, inside.open(), limits))
        trials["privileges"].append(_look_at_powers(inside.open(), limits))
        trials["clock"].append(_run_out_of_time(inside.open(), limits))
    finally:
        inside.close()
    return [Protection(name, missing.get(name, ""), tuple(made)) for name, made in trials.items()]


@contextmanager
def _surroundings(limits: Limits) -> Iterator[list[EscapeAttempt]]:
    """What there is to break: a file, folders, a port and a process of ours; and the attempts on them."""
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
                "descriptors", "use what was open before", "use_descriptors", (_lines(),)
            ),
            EscapeAttempt("dump", "be looked into", "be_read"),
            *_on_calls(server, victim),
        ]


@contextmanager
def _open_folder() -> Iterator[Path | None]:
    """A folder that everybody may write to, with a file that everybody may read; None without a place."""
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
        EscapeAttempt("limits", f"take {limits.memory_mb + 1} MB", "take", (limits.memory_mb + 1,)),
        EscapeAttempt("limits", "open 1,000 files", "open_many"),
        EscapeAttempt("limits", "compute for longer than allowed", "compute"),
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
        [
            EscapeAttempt(
                "files", "read a file that everybody may read", "read", (str(folder / "secret"),)
            )
        ]
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
        EscapeAttempt("calls", "start a process", "fork"),
        EscapeAttempt("calls", "start a program", "start_program"),
        EscapeAttempt("calls", "become another program", "become_program"),
        EscapeAttempt("calls", "start a thread", "start_thread"),
        EscapeAttempt("calls", "connect to this machine", "connect", (port,), was_reached),
        EscapeAttempt("calls", "look into another process", "attach", (victim.pid,)),
        EscapeAttempt("calls", "end another process", "end", (victim.pid,), is_dead),
    ]


@contextmanager
def _sleeper() -> Iterator[subprocess.Popen[bytes]]:
    """A process to be attacked."""
    # It waits for its input to end, which it does with this process, whatever happens.
    process = subprocess.Popen(
        [sys.executable, "-S", "-c", "import sys; sys.stdin.read()"], stdin=subprocess.PIPE
    )
    with process:
        yield process


def _lines() -> int:
    """How many descriptors are the line to us: one socket, or two pipes."""
    return 1 if sys.platform == "linux" else 2


def _child(channel: Channel, limits: Limits) -> Child:
    return Child(channel, {"attempts": ATTEMPTS.read_text(encoding="utf-8")}, limits)


def _try(attempt: EscapeAttempt, channel: Channel, limits: Limits) -> Trial:
    """Let a child try; the processor time of one that would never end is a second."""
    if attempt.function == "compute":
        limits = replace(limits, submission_seconds=1 - SPARE)
    with _child(channel, limits) as child:
        try:
            value = child.call("attempts", attempt.function, attempt.arguments, Timeout(WAIT)).value
            seen, refused = str(value), False
        except Raised as error:
            seen, refused = _shorten(error.message) or error.type, True
        except Died as error:
            seen, refused = f"ended by signal {-(error.code or 0)}", attempt.protection == "limits"
        except ChildError as error:
            seen, refused = str(error), False
    return Trial(attempt.tried, refused and not attempt.succeeded(), seen)


def _shorten(message: str) -> str:
    """`Permission denied`, of `[Errno 13] Permission denied: '/a/file'`."""
    return re.sub(r"^\[Errno \d+\] ", "", message).partition(": '")[0]


def _look_at_powers(channel: Channel, limits: Limits) -> Trial:
    """What the system says of a child, read from outside."""
    tried = "have a power of root"
    with _child(channel, limits) as child:
        pid = child.call("attempts", "number", (), Timeout(WAIT)).value
        try:
            lines = Path(f"/proc/{int(pid)}/status").read_text().splitlines()
        except OSError as error:
            return Trial(tried, False, f"the system does not say ({error.strerror})")
    status = dict(line.split(":\t", 1) for line in lines if ":\t" in line)
    user, powers = status["Uid"].split()[0], int(status["CapEff"], 16) | int(status["CapPrm"], 16)
    held = "all powers given up" if powers == 0 else f"powers {powers:x}"
    if user == "0":
        held = f"root's name alone, since Python lies in a private folder; {held}"
    refused = powers == 0 and status["NoNewPrivs"] == "1"
    return Trial(tried, refused, f"user {user}, {held}")


def _run_out_of_time(channel: Channel, limits: Limits) -> Trial:
    tried = "compute without end"
    with _child(channel, limits) as child:
        try:
            child.call("attempts", "compute", (), Timeout(0.3))
        except TimeUp:
            return Trial(tried, not child.alive, "ended from outside after 0.3 seconds")
        except (ChildError, ProtectionError) as error:
            return Trial(tried, False, str(error))
    return Trial(tried, False, "it ended by itself")
