"""Gradescope's results.json, which is also this kit's own record of a result.

Field names: Gradescope's autograder specifications, "Output format".
"""

from __future__ import annotations

import json
from typing import Any

from grader.results import Check, Result


def render(result: Result) -> str:
    """One submission's results.json."""
    return json.dumps(as_data(result), indent=1, ensure_ascii=False) + "\n"


def as_data(result: Result) -> dict[str, Any]:
    """The same, before it is text."""
    return {
        "score": result.score,
        "execution_time": round(result.seconds, 3),
        "output": summarize(result),
        "output_format": "text",
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "tests": [_test(check) for check in result.checks],
        "extra_data": {
            "student": result.student,
            "assignment": result.assignment.name,
            "max_score": result.assignment.points,
            "stages": {stage.name: stage.score for stage in result.stages},
            "judged": result.judged,
        },
    }


def summarize(result: Result) -> str:
    """The score, stage by stage, and the first thing to mend."""
    if result.problem:
        return result.problem
    scores = ", ".join(
        f"{stage.name} {'not judged' if stage.score is None else stage.score}/{stage.points}"
        for stage in result.stages
    )
    first = result.first_to_mend
    start = f"{result.score} of {result.assignment.points} points: {scores}."
    return start if first is None else f"{start}\nMend first: {first.sentence}\n{first.message}"


WAYS = {
    "given": "This passes with right earlier stages in place of this submission's own.",
    "own": "This passes with what this submission's own earlier functions return.",
}


def _test(check: Check) -> dict[str, Any]:
    printed = (
        f"\n\nPrinted meanwhile, warnings included (they cost nothing):\n{check.printed}"
        if check.printed
        else ""
    )
    message = WAYS.get(check.way, "") if check.outcome == "passed" else check.message
    return {
        "name": f"{check.stage}: {check.sentence}",
        "score": check.score,
        "max_score": check.points,
        "status": "passed" if check.outcome == "passed" else "failed",
        "output": (message + printed).strip(),
        "output_format": "text",
        "visibility": "visible",
        "extra_data": {
            "check": check.name,
            "stage": check.stage,
            "outcome": check.outcome,
            "diagnosis": list(check.diagnosis),
        },
    }
