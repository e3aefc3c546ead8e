"""Time opening a locked process for a submission, from the request to its first answer.

`python -m benchmarks.child` rewrites its part of README.md.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from statistics import median, quantiles

import click

from benchmarks.report import describe_machine, fill, table
from grader.assignment.load import load, locate
from grader.assignment.spec import Assignment
from grader.sandbox.channel import OpenChannel, Timeout
from grader.sandbox.child import Child
from grader.sandbox.fork_server import Launcher
from grader.sandbox.spawned_process import PipeChannel

MODULES = {"trivial": "def answer():\n    return 42\n"}
ALLOWED = 0.020


def time_one(open_channel: OpenChannel, assignment: Assignment) -> tuple[float, float, float]:
    """Seconds until the first answer, for a second one, and to end the process."""
    clock = time.perf_counter
    start = clock()
    protections = assignment.protections
    with Child(open_channel(), MODULES, assignment.limits, protections=protections) as child:
        ask(child)
        first = clock()
        ask(child)
        second = clock()
    return first - start, second - first, clock() - second


def ask(child: Child) -> None:
    """A call that does nothing."""
    value = child.call("trivial", "answer", (), Timeout(10)).value
    if value != 42:
        raise SystemExit(f"A process answered {value!r}.")


def repeat(count: int, once: Callable[[], tuple[float, float, float]]) -> list[list[float]]:
    """The first answers, the second ones, the ends."""
    return [list(seconds) for seconds in zip(*(once() for _ in range(count)), strict=True)]


@click.command()
@click.option("--count", default=300, show_default=True, help="How many processes to open.")
def main(count: int) -> None:
    """Measure, and write the figures."""
    assignment = load(locate("xor"))
    machine = describe_machine("xorkit", "numpy")
    inside = Launcher()
    try:
        time_one(inside.open, assignment)  # starts the warm process
        forked = repeat(count, lambda: time_one(inside.open, assignment))
    finally:
        inside.close()
    fresh = repeat(10, lambda: time_one(PipeChannel, assignment))
    names = ("opened, locked, first answer", "a further answer", "ended")
    rows = [
        [f"fork of the warm process: {name}", *in_milliseconds(seconds)]
        for name, seconds in zip(names, forked, strict=True)
    ]
    rows.append([f"an interpreter of its own: {names[0]}", *in_milliseconds(fresh[0])])
    holds = "holds" if median(forked[0]) < ALLOWED else "**does not hold**"
    fill(
        "child",
        f"{machine}\n{count} processes, one after another.\n\n"
        f"{table(('', 'median, ms', '9 in 10 within, ms'), rows)}\n\n"
        f"Less than {1000 * ALLOWED:.0f} ms beyond the warm process are allowed: {holds}.",
    )


def in_milliseconds(seconds: list[float]) -> list[str]:
    """The median, and what nine in ten stay within."""
    return [f"{1000 * value:.2f}" for value in (median(seconds), quantiles(seconds, n=10)[-1])]


if __name__ == "__main__":
    main()
