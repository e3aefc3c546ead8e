"""One student's feedback page: the template reads the result, less what is held back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from grader.assignment.points import add
from grader.reports.html import EmbeddedPlot, render_page
from grader.results.gradescope_json import list_terms
from grader.results.result import Result
from grader.safe_text import count

MARKS = {"passed": "✓", "failed": "✗", "skipped": "–", "broken": "?"}


def render_student_page(result: Result, plots: Mapping[str, Sequence[EmbeddedPlot]]) -> str:
    """The page of one student; `plots` by the stage that they belong to.

    A check that is held back is not on it, and is not counted.
    """
    later = len(result.checks) - len(result.shown)
    shown = replace(result, checks=result.shown)
    return render_page(
        "feedback.html",
        result=shown,
        score=shown.earned if later else result.score,
        points=add(check.points for check in shown.checks) or result.assignment.points,
        stages=[stage for stage in shown.stages if shown.checks_of(stage.name)],
        terms=list_terms(result),
        marks=MARKS,
        plots=plots,
        later=f"{count(later, 'further check')} will be shown later." if later else "",
    )
