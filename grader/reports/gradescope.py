"""Gradescope's results.json, which is also this kit's own record of a result.

Field names: Gradescope's autograder specifications, "Output format".
"""

from __future__ import annotations

import json
from typing import Any

from grader.assignment import Assignment
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
            "problem": result.problem,
            "fingerprints": dict(result.fingerprints),
            "unstable": list(result.unstable),
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
            "message": check.message,
            "hint": check.hint,
            "printed": check.printed,
            "way": check.way,
        },
    }


def read(text: str, assignment: Assignment) -> Result:
    """The result that `render` wrote; raises `ValueError` where this is none of this assignment."""
    try:
        data = json.loads(text)
        about = data["extra_data"]
        if about["assignment"] != assignment.name:
            raise ValueError(f"it is of the assignment {about['assignment']!r}")
        return Result(
            student=str(about["student"]),
            assignment=assignment,
            checks=tuple(_read_check(test) for test in data["tests"]),
            problem=str(about["problem"]),
            seconds=float(data["execution_time"]),
            fingerprints=dict(about["fingerprints"]),
            unstable=tuple(about["unstable"]),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"it lacks {error}") from error


def _read_check(test: dict[str, Any]) -> Check:
    about = test["extra_data"]
    return Check(
        name=about["check"],
        sentence=test["name"].removeprefix(f"{about['stage']}: "),
        stage=about["stage"],
        points=test["max_score"],
        outcome=about["outcome"],
        message=about["message"],
        diagnosis=tuple(about["diagnosis"]),
        hint=about["hint"],
        printed=about["printed"],
        way=about["way"],
    )
