"""Run checks from a notebook's check cell.

The executed cells become modules, as in `xorkit grade`. They are checked in a separate process, on
the recorded answers. nbgrader uses the returned number as partial credit. Code in the kernel can
fake any number; only marks from `xorkit grade` are protected.
"""

from __future__ import annotations

import sys

from rich.console import Console

from grader.assignment.load import load, locate
from grader.errors import XorkitError
from grader.intake.notebook import Cell, Notebook
from grader.intake.submission import Submission
from grader.judging.grade import grade
from grader.judging.job import Job
from grader.reports.student_screen import View, render_result
from grader.results.result import Result


def check(assignment: str, stage: str) -> float:
    """Show a stage's points and first problem; return the points."""
    result = check_cells(assignment, stage, read_history())
    console = Console(file=sys.stdout, force_jupyter=False, force_terminal=False, width=100)
    view = View(commands=False, width=console.width)
    console.print(render_result(result, {}, view))  # cells are no files
    return result.score


def read_history() -> list[str]:
    """The executed cells in order; raises `XorkitError` outside of a kernel."""
    try:
        from IPython import get_ipython
    except ImportError:
        shell = None
    else:
        shell = get_ipython()
    if shell is None:
        raise XorkitError("This is not a notebook. For modules in files, use: xorkit check")
    return [str(text) for text in shell.history_manager.input_hist_raw]


def check_cells(name: str, stage: str, cells: list[str]) -> Result:
    """Check one stage of a notebook's cells against the recorded answers."""
    from dataclasses import replace

    assignment = load(locate(name)).trusting()  # one's own program
    names = [each.name for each in assignment.stages]
    if stage not in names:
        raise XorkitError(f"There is no stage {stage!r}. Stages: {', '.join(names)}.")
    only = tuple(names[: names.index(stage) + 1])
    job = Job(assignment, None, assignment.public_seed, only=only)
    notebook = Notebook("this notebook", tuple(Cell(text) for text in cells))
    (result,) = grade(job, [Submission("you", {}, notebook=notebook)])
    shown = tuple(each for each in result.checks if each.stage == stage)
    return replace(result, checks=shown)
