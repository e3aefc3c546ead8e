"""Points for form count only where something is computed.

Shapes, keys, unchanged arguments and symmetry are right in programs that return zeros, or what they
were given. A check of form passes once the values of each function that it calls are right in some
case that a constant cannot pass.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Protocol

import numpy as np

from grader.diagnosis.comparison import alike, as_numbers, is_parts, reshape_like
from grader.oracle.calls import Call, Unknown
from grader.oracle.oracle import Answers
from grader.results.result import Check, Outcome


class FinishedRun(Protocol):
    """A run of a check, with its outcome and its calls."""

    check: Check
    calls: list[Call]
    outcome: Outcome
    message: str
    form: bool


def withhold_form(
    runs: Sequence[FinishedRun], checks: Mapping[str, Check], answers: Answers
) -> dict[str, Check]:
    """The checks of form that do not count yet, by name; `runs` are all of a stage's."""
    forms = {
        run.check.name for run in runs if run.form and checks[run.check.name].outcome == "passed"
    }
    found = {}
    for name in forms:
        mine = [run for run in runs if run.check.name == name]
        functions = dict.fromkeys(call.function for run in mine for call in run.calls)
        empty = [each for each in functions if not _computes(each, runs, answers)]
        if empty:
            said = f"This counts once the values of {empty[0]} are right in some case."
            said = _find_reason(empty[0], runs) or said
            found[name] = replace(checks[name], outcome="skipped", message=said)
    return found


def _find_reason(function: str, runs: Sequence[FinishedRun]) -> str:
    """Why values of a function were not compared, if that is all that is missing."""
    mine = [run for run in runs if not run.form and any(c.function == function for c in run.calls)]
    waiting = [run.message for run in mine if run.outcome == "skipped"]
    return waiting[0] if waiting and not any(run.outcome == "failed" for run in mine) else ""


def _computes(function: str, runs: Sequence[FinishedRun], answers: Answers) -> bool:
    """Whether right answers of a function are there that are not all the same number."""
    calls = [call for run in runs for call in run.calls if call.function == function]
    seen: set[float] = set()
    for call in calls:
        right = Unknown if call.error else answers.right(function, call.arguments)
        if right is not Unknown and _covers(call.value, right):
            seen.update(_list_numbers(right))
        if len(seen) > 1:
            return True
    return False


def _covers(got: Any, right: Any) -> bool:
    """Whether the answer holds the right one, in any shape, perhaps with more beside it."""
    if isinstance(got, dict) and isinstance(right, dict):
        return all(key in got and _covers(got[key], entry) for key, entry in right.items())
    if is_parts(got) and is_parts(right):
        return len(got) >= len(right) and all(map(_covers, got, right))
    return alike(reshape_like(got, right), right)


def _list_numbers(value: Any) -> Iterator[float]:
    if isinstance(value, dict):
        value = list(value.values())
    if is_parts(value):
        for entry in value:
            yield from _list_numbers(entry)
    elif (array := as_numbers(value)) is not None:
        yield from np.round(array.ravel()[:8], 9).tolist()
