"""Gradescope's results.json; also xorkit's own format of a stored result.

Field names: Gradescope's autograder specifications, "Output format".
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from grader.assignment.deadline import Lateness
from grader.assignment.points import add
from grader.assignment.spec import Assignment
from grader.assignment.visibility import VISIBLE
from grader.results.example import read_example
from grader.results.result import Check, Result, Way
from grader.results.row import Attempt

SHOWN = ("check", "stage", "outcome", "diagnosis")  # fields that other programs use
HELD_BACK = ("check", "stage")


def to_json(result: Result) -> str:
    """One submission's results.json."""
    return _as_text(as_data(result))


def to_gradescope(result: Result, note: str = "") -> str:
    """The same for Gradescope: a check that is held back appears in its own entry only.

    note: a first sentence, if the score is preliminary.
    """
    data = as_data(result)
    for test in data["tests"]:
        kept = SHOWN if test["visibility"] == VISIBLE else HELD_BACK
        test["extra_data"] = {name: test["extra_data"][name] for name in kept}
    del data["extra_data"]["pictures"]
    if len(result.shown) < len(result.checks):
        del data["extra_data"]["stages"]
    data["output"] = f"{note}\n{data['output']}".strip()
    return _as_text(data)


def to_refusal(sentence: str) -> str:
    """A results.json without a score, with the reason; Gradescope reports a failure instead of a zero."""
    return _as_text(
        {
            "output": sentence,
            "output_format": "text",
            "visibility": "visible",
            "stdout_visibility": "hidden",
            "extra_data": {"judged": False},
        }
    )


def _as_text(data: dict[str, Any]) -> str:
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"


def as_data(result: Result) -> dict[str, Any]:
    """The same as plain data."""
    return {
        **({"score": result.score} if result.checks else {}),
        "execution_time": round(result.seconds, 3),
        "output": summarize(result),
        "output_format": "text",
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "tests": [
            _test(check, result.assignment.visibility.get(check.name, VISIBLE))
            for check in result.checks
        ],
        "extra_data": {
            "student": result.student,
            "assignment": result.assignment.name,
            "max_score": result.assignment.points,
            "stages": {stage.name: stage.score for stage in result.stages},
            "judged": result.judged,
            "status": result.status,
            "problem": result.problem,
            "notes": list(result.notes),
            "fingerprints": dict(result.fingerprints),
            "unstable": list(result.unstable),
            "attempt": asdict(result.attempt) if result.attempt else None,
            "lateness": asdict(result.lateness) if result.lateness else None,
            "pictures": dict(result.pictures),
        },
    }


def summarize(result: Result) -> str:
    """Stage scores and the first problem, of the checks that are shown at once."""
    return "\n".join([_summarize_checks(result), *list_terms(result)])


def list_terms(result: Result) -> list[str]:
    """Sentences about the attempt and the late penalty."""
    attempt, lateness = result.attempt, result.lateness
    terms = [*result.notes, *([attempt.says] if attempt and attempt.says else [])]
    names = {check.name for check in (result.as_graded or result).checks}
    names |= {each.target for each in result.adjustments}
    whole = not names & result.held_back
    terms += [
        f"{each.name}: of {each.points} points, not marked yet."
        for each in result.manual
        if each.score is None
    ]
    terms += [each.says for each in result.adjustments if each.target not in result.held_back]
    if whole and (said := _compare_scores(result)):
        terms.append(said)
    if lateness:
        left = f" {result.score} points are left." if lateness.penalty else ""
        terms += [lateness.says + (left if whole else ""), lateness.rule]
    return terms


def _compare_scores(result: Result) -> str:
    """Both numbers, where a person's decisions made another one; empty where they did not."""
    before, after = result.automatic_points, result.assignment.points
    if not result.judged or (result.automatic, before) == (result.score, after):
        return ""
    of, now = (f" of {before}", f" of {after}") if before != after else ("", "")
    return (
        f"Automatic score: {result.automatic}{of}. "
        f"With what was decided by hand: {result.score}{now}."
    )


def _summarize_checks(result: Result) -> str:
    if result.problem:
        return result.problem
    shown = result.shown
    scores = [
        f"{stage.name} {_points([check for check in shown if check.stage == stage.name])}"
        for stage in result.assignment.stages
        if any(check.stage == stage.name for check in shown)
    ]
    earned, most = add(check.score for check in shown), add(check.points for check in shown)
    start = f"{earned} of {most} points: {', '.join(scores)}."
    if len(shown) < len(result.checks):
        start = f"Checks shown so far: {start}"
    first = next((check for check in shown if check.outcome != "passed"), None)
    return start if first is None else f"{start}\nFix first: {first.sentence}\n{first.message}"


def _points(checks: list[Check]) -> str:
    judged = all(check.outcome != "broken" for check in checks)
    earned = add(check.score for check in checks) if judged else "not judged"
    return f"{earned}/{add(check.points for check in checks)}"


# The words of the file; they are older than the names in the code.
WAY_WORDS: dict[Way, str] = {
    "as_submitted": "alone",
    "stubbed": "given",
    "spied": "watched",
    "own_cache": "own",
}


def _test(check: Check, visibility: str) -> dict[str, Any]:
    printed = (
        f"\n\nYour code printed (warnings cost no points):\n{check.printed}"
        if check.printed
        else ""
    )
    return {
        "name": f"{check.stage}: {check.sentence}",
        "score": check.score,
        "max_score": check.points,
        "status": "passed" if check.outcome == "passed" else "failed",
        "output": (check.text + printed).strip(),
        "output_format": "text",
        "visibility": visibility,
        "extra_data": {
            "check": check.name,
            "stage": check.stage,
            "outcome": check.outcome,
            "diagnosis": list(check.diagnosis),
            "message": check.message,
            "explanation": check.explanation,
            "hint": check.hint,
            "example": check.example.as_data() if check.example else None,
            "printed": check.printed,
            "way": WAY_WORDS[check.way],
        },
    }


def from_json(text: str, assignment: Assignment) -> Result:
    """Parse a stored result; raises `ValueError` if it is not one of this assignment."""
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
            attempt=Attempt(**about["attempt"]) if about.get("attempt") else None,
            lateness=Lateness(**about["lateness"]) if about.get("lateness") else None,
            pictures=dict(about.get("pictures") or {}),
            notes=tuple(about.get("notes") or ()),
            absent=about.get("status") == "missing",
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
        explanation=about.get("explanation", ""),
        hint=about["hint"],
        example=read_example(about.get("example")),
        printed=about["printed"],
        part=test["score"] if about["outcome"] != "passed" else 0,
        way=next(way for way, word in WAY_WORDS.items() if word == about["way"]),
    )
