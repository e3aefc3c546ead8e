"""What is said of a stage in a few words, the same on the screen and on the page."""

from __future__ import annotations

from collections.abc import Sequence

from grader.results.result import Check

NOT_WRITTEN = "not-written"


def list_failed(checks: Sequence[Check]) -> list[Check]:
    """Those that failed, or that could not be judged."""
    return [check for check in checks if check.outcome in ("failed", "broken")]


def is_unwritten(failed: Sequence[Check]) -> bool:
    """Whether nothing failed, but for what is to be written."""
    return all(NOT_WRITTEN in check.diagnosis for check in failed)


def say_state(checks: Sequence[Check]) -> str:
    """`right`, `to be written`, `waits for …`, or how many of its checks pass."""
    left = [check for check in checks if check.outcome != "passed"]
    failed = list_failed(left)
    if not left:
        return "right"
    if failed and is_unwritten(failed):
        return "to be written"
    waits = dict.fromkeys(check.waits_for for check in left if check.waits_for)
    if waits and not failed:
        return f"waits for {', '.join(waits)}"
    return f"{len(checks) - len(left)} of {len(checks)} checks pass"
