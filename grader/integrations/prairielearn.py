"""PrairieLearn's results.json of an external grader.

Field names: PrairieLearn's documentation, "External grading", "Grading result".
"""

from __future__ import annotations

import json
from typing import Any

from grader.results import gradescope_json
from grader.results.result import Check, Result
from grader.safe_text import clean

MOST_BYTES = 1_000_000  # what is longer, PrairieLearn does not read


def render_prairielearn(result: Result) -> str:
    """One student's results.json; long texts are cut until it is one that is read."""
    limit = 4000
    while True:
        text = json.dumps(as_data(result, limit), indent=1, ensure_ascii=False) + "\n"
        if len(text.encode()) <= MOST_BYTES or limit < 10:
            return text
        limit //= 2


def as_data(result: Result, limit: int = 4000) -> dict[str, Any]:
    """The same, before it is text. PrairieLearn shows all that it is given. What could not be judged is not gradable, and costs no attempt."""
    if not result.judged:
        why = result.problem or "A check could not come to a verdict, through no fault of yours."
        return {"gradable": False, "format_errors": [clean(why, limit)]}
    return {
        "gradable": True,
        "score": result.score / result.assignment.points,
        "message": clean(gradescope_json.summarize(result).partition("\n")[0], limit),
        "tests": [_test(check, limit) for check in result.shown],
    }


def _test(check: Check, limit: int) -> dict[str, Any]:
    return {
        "name": f"{check.stage}: {check.sentence}",
        "description": check.name,
        "points": check.score,
        "max_points": check.points,
        "message": clean(check.text, limit),
        "output": clean(check.printed, limit),
    }
