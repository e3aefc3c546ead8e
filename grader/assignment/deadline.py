"""When an assignment is due, and what being late costs."""

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
    """How late one attempt was. Times are ISO 8601, `handed_in` is empty where it is not known.

    days: each day begun after `due` is one; penalty: whole points that are taken off; rule: what
    holds for everybody; says: what came of it here.
    """

    due: str
    handed_in: str
    days: int
    penalty: int
    rule: str
    says: str


@dataclass(frozen=True)
class DueDate:
    """A due date with an offset, and its terms.

    Up to `grace_minutes` late is in time. After that each day begun since `due` (not since the end of
    the grace) costs `penalty_per_day` percent of the points earned, never more than all of them; what
    is taken off is rounded down to whole points.
    """

    due: datetime
    grace_minutes: float = 0
    penalty_per_day: float = 0

    @property
    def rule(self) -> str:
        """The terms, for a reader."""
        grace = f", with {self.grace_minutes:g} minutes of grace" if self.grace_minutes else ""
        return (
            f"Due on {_show(self.due)}{grace}. Each day begun after that costs "
            f"{self.penalty_per_day:g}% of the points earned, rounded down to whole points."
        )

    def judge(self, earned: int, handed_in: datetime | None, marked: bool = False) -> Lateness:
        """What an attempt that earned so many points loses.

        marked: whether the system it comes from marked it as late. Where the time is not known,
        nothing is taken off, and it says so.
        """
        days = self._count_days(handed_in)
        share = min(Fraction(1), days * Fraction(str(self.penalty_per_day)) / 100)
        penalty = math.floor(earned * share)
        return Lateness(
            due=self.due.isoformat(),
            handed_in=handed_in.isoformat() if handed_in else "",
            days=days,
            penalty=penalty,
            rule=self.rule,
            says=self._say(days, handed_in, marked),
        )

    def _count_days(self, handed_in: datetime | None) -> int:
        if handed_in is None or handed_in - self.due <= timedelta(minutes=self.grace_minutes):
            return 0
        return -((self.due - handed_in) // timedelta(days=1))

    def _say(self, days: int, handed_in: datetime | None, marked: bool) -> str:
        if handed_in is None:
            late = " The system it comes from marked it as late." if marked else ""
            return f"When this was handed in is not known, so nothing is taken off.{late}"
        when = f"Handed in on {_show(handed_in.astimezone(self.due.tzinfo))}"
        if not days:
            grace = ", within the minutes of grace" if handed_in > self.due else ""
            return f"{when}, in time{grace}: nothing is taken off."
        # The share, not the points: those would tell of checks that are held back.
        share = min(100, days * self.penalty_per_day)
        return f"{when}, {count(days, 'day')} late: {share:g}% of the points earned are taken off."


def read_deadline(data: Mapping[str, Any] | None) -> DueDate | None:
    """The `[deadline]` of an assignment.toml; raises `ValueError` with what to mend."""
    if data is None:
        return None
    if not isinstance(data, Mapping):
        raise ValueError("deadline is not a table; write [deadline], and due = … below it")
    for key in data:
        if key not in KEYS:
            raise ValueError(f"[deadline] has no entry {key!r}; there is: {', '.join(KEYS)}")
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
        raise ValueError(f"{key} in [deadline] is {value!r}; it is a number from 0 to {most}")
    return value


def zone_of(deadline: DueDate | None) -> tzinfo:
    """What a time without an offset is taken for: the deadline's offset, else UTC."""
    return (deadline.due.tzinfo if deadline else None) or UTC


def _show(moment: datetime) -> str:
    return moment.isoformat(" ", "minutes" if moment.second == 0 else "seconds")
