"""Checks inside a notebook's kernel: what a check cell calls.

The functions are looked up in the cells that were run, put into modules as `xorkit grade` does, and
checked in a process of their own, on the recorded answers. The number that comes back is what
nbgrader takes for partial credit. A kernel is the student's, and whoever writes in it can make it say
any number: marks that are protected come from `xorkit grade`.
"""

from __future__ import annotations

import sys

from rich.console import Console

from grader.assignment.load import load, locate
from grader.errors import XorkitError
from grader.intake.notebook import Cell, Notebook
from grader.intake.submission import Submission
from grader.judging.grade import Job, grade
from grader.reports import terminal
from grader.results.result import Result


def check(assignment: str, stage: str) -> int:
    """Show what a stage has earned and what to mend first; its points."""
    result = check_cells(assignment, stage, read_history())
    console = Console(file=sys.stdout, force_jupyter=False, force_terminal=False, width=100)
    console.print(terminal.render_result(result, False, False))
    return result.score


def read_history() -> list[str]:
    """The cells that this kernel has run, in their order; raises `XorkitError` outside of one."""
    try:
        from IPython import get_ipython
    except ImportError:
        shell = None
    else:
        shell = get_ipython()
    if shell is None:
        raise XorkitError("This is no notebook. For modules in files, use: xorkit check")
    return [str(text) for text in shell.history_manager.input_hist_raw]


def check_cells(name: str, stage: str, cells: list[str]) -> Result:
    """What the recorded answers say of one stage of a notebook's cells."""
    from dataclasses import replace

    assignment = load(locate(name)).trusting()  # one's own program
    names = [each.name for each in assignment.stages]
    if stage not in names:
        raise XorkitError(f"There is no stage {stage!r}; there is: {', '.join(names)}.")
    only = tuple(names[: names.index(stage) + 1])
    job = Job(assignment, None, assignment.public_seed, only=only)
    notebook = Notebook("this notebook", tuple(Cell(text) for text in cells))
    (result,) = grade(job, [Submission("you", {}, notebook=notebook)])
    shown = tuple(each for each in result.checks if each.stage == stage)
    return replace(result, checks=shown)
