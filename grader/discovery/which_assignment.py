"""Which assignment submissions are of, by the files that are there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from grader.assignment.spec import Assignment
from grader.discovery.class_folder import take_inventory
from grader.errors import SubmissionError
from grader.intake.near_names import is_near
from grader.intake.notebook import DEFINITION
from grader.intake.reading import read_submission
from grader.intake.submission import Submission

SAMPLE = 40  # submissions that are looked at


def choose_assignment(path: Path, known: Sequence[Assignment], ignore: Sequence[str]) -> Assignment:
    """The one whose modules the submissions at a path hold.

    Where nothing there is Python at all, and one assignment is known, it is that one. Raises
    `SubmissionError` where none fits, or two do as well.
    """
    found = [_measure(path, each, ignore, len(known) == 1) for each in known]
    python = set().union(*(names for _, names in found))
    if not python and len(known) == 1:
        return known[0]
    return _choose(path, known, [share for share, _ in found], python)


def choose_for_folder(folder: Path, known: Sequence[Assignment]) -> Assignment:
    """The one whose modules one submission holds; raises `SubmissionError` as above."""
    submission = read_submission(folder)  # as a check of it does: folders in it do not count
    shares = [_count_stages(submission, each) / len(each.stages) for each in known]
    return _choose(folder, known, shares, {f"{name}.py" for name in submission.modules})


def _choose(
    path: Path, known: Sequence[Assignment], shares: Sequence[float], python: set[str]
) -> Assignment:
    best = max(shares, default=0.0)
    chosen = [each for each, share in zip(known, shares, strict=True) if share == best]
    if not best:
        shown = ", ".join(sorted(python)[:4]) or "no Python at all"
        wanted = "; ".join(f"{a.name}: {', '.join(a.files)}" for a in known)
        raise SubmissionError(
            f"{path} holds nothing of a known assignment ({wanted}), but {shown}. Name another folder, or the assignment with --assignment."
        )
    if len(chosen) > 1:
        names = ", ".join(each.name for each in chosen)
        raise SubmissionError(f"{path} fits {names}. Say which one: --assignment NAME.")
    return chosen[0]


def _measure(
    path: Path, assignment: Assignment, ignore: Sequence[str], one_is_enough: bool
) -> tuple[float, set[str]]:
    """The share of the assignment's modules that submissions hold, in all; and the Python files there."""
    total, python = 0.0, set[str]()
    for entry in take_inventory(path, assignment, ignore).entries[:SAMPLE]:
        submission = entry.read(stages=[*assignment.modules])
        total += _count_stages(submission, assignment) / len(assignment.stages)
        python |= {f"{name}.py" for name in submission.modules}
        if total and one_is_enough:
            break
    return total, python


def _count_stages(submission: Submission, assignment: Assignment) -> int:
    """How many of the stages a submission has something of: a module, or a function in a notebook."""
    files = {*submission.modules, *submission.unreadable}
    cells = submission.notebook.cells if submission.notebook else ()
    defined = {name for cell in cells for name in DEFINITION.findall(cell.source)}
    return sum(
        not files.isdisjoint(stage.modules)
        or any(is_near(name, module) for name in submission.names for module in stage.modules)
        or any(name in defined for name in stage.definitions)
        for stage in assignment.stages
    )
