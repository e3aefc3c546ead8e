"""What the plots of a feedback page are drawn from, measured by calling the submission once more."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from itertools import product

from grader.assignment.plots import Picture, Seen, measure
from grader.judging.ask_mode import AskMode
from grader.judging.stage_processes import StageProcesses
from grader.judging.student import Student
from grader.results.result import Way

PLOT_SECONDS = 5  # that measuring for the plots of a stage may take


def measure_plots(
    processes: StageProcesses,
    plots: Sequence[Picture],
    earlier: frozenset[str],
    wrong_before: bool,
    lost_before: bool,
) -> dict[str, Seen]:
    """What was measured, by the name of the plot; a plot whose functions do not run is left out.

    earlier: the modules of the stages before. wrong_before, lost_before: whether one of those is
    wrong, or takes its process down.

    A stage that passed is measured as it runs in this submission, mistakes of earlier stages and
    all, if it runs; a stage that failed is measured beside right earlier stages, whose answers are
    worked out here: a measured slope asks them for many values.
    """
    failed = plots[0].when == "failed"
    ways: list[Way] = ["as_submitted"]
    if wrong_before:
        ways = ["stubbed"] if failed or lost_before else ["as_submitted", "stubbed"]
    measured: dict[str, Seen] = {}
    for plot, way in product(plots, ways):
        if plot.name in measured:
            continue
        here = earlier if way == "stubbed" or failed else frozenset[str]()
        student = Student(processes, AskMode(way, here), bool)
        with suppress(Exception):  # whatever goes wrong here, the grade stands
            measured[plot.name] = measure(plot, student)
    return measured
