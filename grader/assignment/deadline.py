"""Due dates and late penalties."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from fractions import Fraction
from typing import Any

from grader.safe_text import count

KEYS = ("due", "grace_minutes", "penalty_per_day")


@dataclass(frozen=True)
class Lateness:
    """The lateness of one attempt. Times are ISO 8601; `handed_in` is empty if unknown.

    days: days begun after `due`; penalty: points deducted; rule: the general rule; says: its
    effect on this attempt.
    """

    due: str
    handed_in: str
    days: int
    penalty: int
    rule: str
    says: str


@dataclass(frozen=True)
class DueDate:
    """A due date with a UTC offset, a grace period and a penalty.

    Up to `grace_minutes` late is in time. After that each day begun since `due` (not since the end of
    the grace) costs `penalty_per_day` percent of the points earned, never more than all of them; what
    is taken off is rounded down to whole points.
    """

    due: datetime
    grace_minutes: float = 0
    penalty_per_day: float = 0

    @property
    def rule(self) -> str:
        """The rule as a sentence."""
        grace = f", with {self.grace_minutes:g} minutes of grace" if self.grace_minutes else ""
        return (
            f"Due on {_show(self.due)}{grace}. Each day begun after that costs "
            f"{self.penalty_per_day:g}% of the points earned, rounded down to whole points."
        )

    def judge(self, earned: float, handed_in: datetime | None, marked: bool = False) -> Lateness:
        """The lateness and penalty of an attempt that earned `earned` points.

        marked: whether the source system marked it as late. Without a known time there is no
        penalty, and `says` mentions it.
        """
        days = self._count_days(handed_in)
        penalty = self.penalize(earned, days)
        return Lateness(
            due=self.due.isoformat(),
            handed_in=handed_in.isoformat() if handed_in else "",
            days=days,
            penalty=penalty,
            rule=self.rule,
            says=self._say(days, handed_in, marked),
        )

    def penalize(self, earned: float, days: int) -> int:
        """The points that so many days cost of those that were earned."""
        share = min(Fraction(1), days * Fraction(str(self.penalty_per_day)) / 100)
        return math.floor(earned * share)

    def _count_days(self, handed_in: datetime | None) -> int:
        if handed_in is None or handed_in - self.due <= timedelta(minutes=self.grace_minutes):
            return 0
        return -((self.due - handed_in) // timedelta(days=1))

    def _say(self, days: int, handed_in: datetime | None, marked: bool) -> str:
        if handed_in is None:
            late = " The source system marked it as late." if marked else ""
            return f"The hand-in time is unknown, so there is no penalty.{late}"
        when = f"Handed in on {_show(handed_in.astimezone(self.due.tzinfo))}"
        if not days:
            grace = ", within the grace period" if handed_in > self.due else ""
            return f"{when}, in time{grace}: no penalty."
        # The share, not the points: points would reveal checks that are held back.
        share = min(100, days * self.penalty_per_day)
        return f"{when}, {count(days, 'day')} late; penalty: {share:g}% of the points earned."


def read_deadline(data: Mapping[str, Any] | None) -> DueDate | None:
    """The `[deadline]` of an assignment.toml; raises `ValueError` saying what to fix."""
    if data is None:
        return None
    if not isinstance(data, Mapping):
        raise ValueError("deadline is not a table; write [deadline], and due = … below it")
    for key in data:
        if key not in KEYS:
            raise ValueError(f"[deadline] has an unknown entry {key!r}; allowed: {', '.join(KEYS)}")
    due = data.get("due")
    if not isinstance(due, datetime) or due.tzinfo is None:
        raise ValueError(
            "due in [deadline] is not a date with a time and an offset from UTC; "
            "write it without quotes, as in due = 2026-03-01T23:59:00+01:00"
        )
    return DueDate(
        due,
        _read_number(data, "grace_minutes", 365 * 24 * 60),
        _read_number(data, "penalty_per_day", 100),
    )


def _read_number(data: Mapping[str, Any], key: str, most: int) -> float:
    value = data.get(key, 0)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= most:
        raise ValueError(f"{key} in [deadline] is {value!r}; use a number from 0 to {most}")
    return value


def zone_of(deadline: DueDate | None) -> tzinfo:
    """The time zone of times without an offset: the deadline's, else UTC."""
    return (deadline.due.tzinfo if deadline else None) or UTC


def _show(moment: datetime) -> str:
    return moment.isoformat(" ", "minutes" if moment.second == 0 else "seconds")
