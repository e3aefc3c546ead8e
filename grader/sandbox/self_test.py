"""Test the protections of this machine by attacking them.

A process is locked as for a submission and then tries forbidden actions one by one. Where possible,
this side verifies the outcome: whether the file was written, the connection arrived, the other
process is still alive.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from grader.assignment.settings import Limits
from grader.assignment.spec import Assignment
from grader.errors import ChildError, Died, ProtectionError, Raised, TimeUp
from grader.inside.lock.lockdown import PROTECTIONS
from grader.sandbox.channel import Channel, Timeout
from grader.sandbox.child import SPARE, Child
from grader.sandbox.escape_plan import EscapeAttempt, plan_escapes
from grader.sandbox.fork_server import Launcher
from grader.sandbox.protections import Protection, Trial, explain_refusal

ATTEMPTS = Path(__file__).with_name("escape_attempts.py")
WAIT = 20.0  # seconds; actions answer at once


def find_missing(limits: Limits) -> dict[str, str]:
    """Unavailable protections with reasons. Raises `ProtectionError` if no child can start."""
    launcher = Launcher()
    try:
        with Child(launcher.open(), {}, limits) as child:
            return dict(child.missing)
    finally:
        launcher.close()


def secure(
    assignment: Assignment, trust: bool, trusting: str = ": --trust-submissions"
) -> tuple[Assignment, dict[str, str]]:
    """The assignment, and the missing protections with reasons.

    Raises `ProtectionError` if a required one is missing and submissions are not trusted.
    `trusting`: how to override, for the message.
    """
    missing = find_missing(assignment.limits)
    wanted = {name: why for name, why in missing.items() if name in assignment.protections}
    if wanted and not trust:
        raise ProtectionError(explain_refusal(wanted, trusting))
    return (assignment.trusting() if trust else assignment), missing


def examine(limits: Limits) -> list[Protection]:
    """Test every protection. Raises `ProtectionError` if no child can start."""
    launcher = Launcher()
    try:
        with Child(launcher.open(), {}, limits) as child:
            missing = dict(child.missing)
        trials: dict[str, list[Trial]] = {name: [] for name in (*PROTECTIONS, "clock")}
        with plan_escapes(limits) as attempts:
            for attempt in attempts:
                trials[attempt.protection].append(_try(attempt, launcher.open(), limits))
        trials["privileges"].append(_look_at_powers(launcher.open(), limits))
        trials["clock"].append(_run_out_of_time(launcher.open(), limits))
    finally:
        launcher.close()
    return [Protection(name, missing.get(name, ""), tuple(made)) for name, made in trials.items()]


def _child(channel: Channel, limits: Limits) -> Child:
    return Child(channel, {"attempts": ATTEMPTS.read_text(encoding="utf-8")}, limits)


def _try(attempt: EscapeAttempt, channel: Channel, limits: Limits) -> Trial:
    """Run an attack in a child, with one second of processor time."""
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
    """Read a child's privileges from /proc."""
    tried = "have root privileges"
    with _child(channel, limits) as child:
        pid = child.call("attempts", "number", (), Timeout(WAIT)).value
        try:
            lines = Path(f"/proc/{int(pid)}/status").read_text().splitlines()
        except OSError as error:
            return Trial(tried, False, f"unknown ({error.strerror})")
    status = dict(line.split(":\t", 1) for line in lines if ":\t" in line)
    user, powers = status["Uid"].split()[0], int(status["CapEff"], 16) | int(status["CapPrm"], 16)
    held = "no capabilities" if powers == 0 else f"capabilities {powers:x}"
    if user == "0":
        held = f"root without privileges, because Python is in a private folder; {held}"
    refused = powers == 0 and status["NoNewPrivs"] == "1"
    return Trial(tried, refused, f"user {user}, {held}")


def _run_out_of_time(channel: Channel, limits: Limits) -> Trial:
    tried = "loop forever"
    with _child(channel, limits) as child:
        try:
            child.call("attempts", "compute", (), Timeout(0.3))
        except TimeUp:
            return Trial(tried, not child.alive, "killed after 0.3 seconds")
        except (ChildError, ProtectionError) as error:
            return Trial(tried, False, str(error))
    return Trial(tried, False, "it ended on its own")
