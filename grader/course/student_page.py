"""The page of a student: the way through the assignments, less what is held back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from grader.assignment.points import add
from grader.course.class_page import WORDS
from grader.course.gradebook import Cell, Gradebook, Line, Run
from grader.reports.html import render_page
from grader.results.gradescope_json import list_terms
from grader.results.result import Result, StageScore, list_open


@dataclass(frozen=True)
class Step:
    """An assignment on the way. says: the points or why there are none; share: of the points, from 0 to 1.

    counts: the share of the total, in percent, once the assignment is graded. terms: sentences about
    lateness and attempts. problems: the stage and what is wrong with it. later: whether checks are
    held back.
    """

    name: str
    title: str
    says: str
    share: float | None = None
    counts: float | None = None
    stages: Sequence[StageScore] = ()
    terms: Sequence[str] = ()
    attempts: Sequence[str] = ()
    problems: Sequence[tuple[str, str]] = ()
    later: bool = False


def render_student_page(book: Gradebook, line: Line) -> str:
    """The page of one student; nothing of anybody else is on it.

    While a check is held back, the total is not shown: it would tell the points of that check.
    """
    whole = sum(run.part.weight for _, run in book.graded)
    steps = [_make_step(*each, whole) for each in zip(line.cells, book.runs, strict=True)]
    later = any(step.later for step in steps)
    total: Decimal | None = None if later else line.total
    return render_page(
        "course_student.html",
        title=book.course.title,
        student=line.student,
        steps=steps,
        total=total,
        later=later,
        open=line.total is None,
        missing=any(cell.status == "missing" for cell in line.cells),
    )


def _make_step(cell: Cell, run: Run, whole: float) -> Step:
    assignment = run.part.assignment
    counts = 100 * run.part.weight / whole if run.graded else None
    step = Step(run.part.name, assignment.title, WORDS.get(cell.status, ""), counts=counts)
    result = cell.result
    if result is None or cell.status != "graded":
        says = "not graded yet" if cell.status == "not-graded" else step.says
        share = 0.0 if cell.status == "missing" else None
        # Not the note of a result: it may speak of a check that is held back.
        why = (result.problem or "It could not be judged yet.") if result else cell.note
        return replace(step, says=says, share=share, terms=[why] if why else [])
    score, points = _count_shown(result)
    shown = replace(result, checks=result.shown)
    return replace(
        step,
        says=f"{score} of {points}",
        share=score / points,
        stages=[stage for stage in shown.stages if shown.checks_of(stage.name)],
        terms=list_terms(result),
        attempts=[_describe_attempt(each, result) for each in cell.attempts],
        problems=_list_problems(shown),
        later=len(result.shown) < len(result.checks),
    )


def _count_shown(result: Result) -> tuple[float, float]:
    """The points of the checks that are shown, and the most that there are."""
    if len(result.shown) == len(result.checks):
        return result.score, result.assignment.points
    shown = result.shown
    return add(each.score for each in shown), add(each.points for each in shown) or 1


def _describe_attempt(each: Result, counted: Result) -> str:
    """Say it as `Attempt 1, 2026-03-01T10:00:00+01:00: 40 of 100`."""
    about = each.attempt
    if about is None:
        return ""
    score, points = _count_shown(each)
    when = f", {about.handed_in}" if about.handed_in else ""
    says = f"{score} of {points}" if each.judged else each.status
    counts = counted.attempt and counted.attempt.number == about.number
    return f"Attempt {about.number}{when}: {says}{' (it counts)' if counts else ''}."


def _list_problems(shown: Result) -> list[tuple[str, str]]:
    """What is wrong by stage, each once: the mistake if it has a name, else what was seen."""
    found: dict[tuple[str, str], None] = {}
    for check in list_open(shown.checks):
        if check.outcome == "failed":
            said = check.explanation or check.message.partition("\n")[0] or check.sentence
            found[check.stage, said] = None
        elif check.waits_for:
            found[check.stage, f"It waits for {check.waits_for}."] = None
    return list(found)
