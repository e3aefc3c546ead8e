"""One student's feedback page: from a result to what the template shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from grader.assignment.visibility import VISIBLE
from grader.reports.html import Shown, render_page
from grader.results.gradescope_json import WAYS, tell_terms
from grader.results.result import Check, Result
from grader.safe_text import count

MARKS = {"passed": "✓", "failed": "✗", "skipped": "–", "broken": "?"}


@dataclass(frozen=True)
class ShownCheck:
    """A check, as the page has it."""

    outcome: str
    mark: str
    sentence: str
    said: str
    message: str
    hint: str
    printed: str


@dataclass(frozen=True)
class ShownStage:
    """A stage, as the page has it; share: of its points, from 0 to 1."""

    name: str
    said: str
    share: float
    checks: Sequence[ShownCheck]
    pictures: Sequence[Shown]


@dataclass(frozen=True)
class Page:
    """All that the template is told."""

    title: str
    student: str
    score: int
    points: int
    terms: Sequence[str]
    problem: str
    stages: Sequence[ShownStage]
    first: Check | None
    later: str


def make_page(result: Result, pictures: Mapping[str, Sequence[Shown]]) -> Page:
    """What the page of a result says; `pictures` by the stage that they belong to.

    A check that is held back is not on it, and is not counted.
    """
    held_back = {name for name, word in result.assignment.visibility.items() if word != VISIBLE}
    shown = [check for check in result.checks if check.name not in held_back]
    whole = len(shown) == len(result.checks)
    later = len(result.checks) - len(shown)
    return Page(
        title=result.assignment.title,
        student=result.student,
        score=result.score if whole else sum(check.score for check in shown),
        points=sum(check.points for check in shown) or result.assignment.points,
        terms=tell_terms(result),
        problem=result.problem,
        stages=[
            _make_stage(stage.name, [c for c in shown if c.stage == stage.name], pictures)
            for stage in result.assignment.stages
            if any(check.stage == stage.name for check in shown)
        ],
        first=next((check for check in shown if check.outcome != "passed"), None),
        later="" if whole else f"{count(later, 'further check')} will be shown later.",
    )


def _make_stage(
    name: str, checks: Sequence[Check], pictures: Mapping[str, Sequence[Shown]]
) -> ShownStage:
    most = sum(check.points for check in checks)
    earned = sum(check.score for check in checks)
    judged = all(check.outcome != "broken" for check in checks)
    said = f"{earned} of {most}" if judged else "not judged"
    shown = [_make_check(check) for check in checks]
    return ShownStage(name, said, earned / most if most else 0.0, shown, pictures.get(name, ()))


def _make_check(check: Check) -> ShownCheck:
    return ShownCheck(
        outcome=check.outcome,
        mark=MARKS[check.outcome],
        sentence=check.sentence,
        said=f"{check.score} of {check.points}",
        message=WAYS.get(check.way, "") if check.outcome == "passed" else check.message,
        hint=check.hint,
        printed=check.printed,
    )


def render_feedback(result: Result, pictures: Mapping[str, Sequence[Shown]]) -> str:
    """The page of one student; `pictures` by the stage that they belong to."""
    return render_page("feedback.html", page=make_page(result, pictures))
