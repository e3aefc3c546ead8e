"""Scores that grading again has changed, and why."""

from __future__ import annotations

from dataclasses import dataclass

from grader.results.result import Result

REASONS = {
    "source": "the submission",
    "checks": "the checks",
    "reference": "the reference or its mistakes",
    "limits": "the limits",
    "seed": "the seed of the inputs",
    "round": "its inputs, which are others after each feedback",
    "kit": "xorkit itself",
}
NO_REASON = "nothing else: the program gives different results from run to run"
LATENESS = "how late it was"


@dataclass(frozen=True)
class Change:
    """A changed score, and what differs between the two gradings."""

    student: str
    before: float | str
    after: float | str
    why: tuple[str, ...]


def compare(name: str, before: Result | None, after: Result) -> list[Change]:
    """The change between two gradings of a submission; nothing where the score is the same."""
    if before is None or _show(before) == _show(after):
        return []
    keys = {**before.fingerprints, **after.fingerprints}
    differ = [k for k in keys if before.fingerprints.get(k) != after.fingerprints.get(k)]
    if "round" in differ and "seed" in differ:
        differ.remove("seed")
    why = [REASONS.get(key, key) for key in differ]
    if before.lateness != after.lateness:
        why.append(LATENESS)
    return [Change(name, _show(before), _show(after), tuple(why) or (NO_REASON,))]


def _show(result: Result) -> float | str:
    """The score, or why there is none."""
    return result.score if result.judged else result.status
