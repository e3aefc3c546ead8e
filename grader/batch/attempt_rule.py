"""The rule that chooses the attempt that counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from grader.discovery.inventory import Entry
from grader.errors import XorkitError


@dataclass(frozen=True)
class Candidate:
    """One attempt of a student: its number, its score after lateness, and its hand-in time."""

    number: int
    score: float
    handed_in: datetime | None = None


@dataclass(frozen=True)
class Count:
    """A rule: `best` (the earlier of two equal), `last`, or `last-before` a moment.

    An attempt without a known time counts as in time; the explanation says so.
    """

    rule: str = "last"
    before: datetime | None = None

    def __str__(self) -> str:
        return f"{self.rule}:{self.before.isoformat()}" if self.before else self.rule

    def choose(self, attempts: Sequence[Candidate]) -> Candidate | None:
        """The attempt that counts; None if all were too late."""
        if self.rule == "best":
            return max(attempts, key=lambda each: (each.score, -each.number))
        allowed = [
            each
            for each in attempts
            if not self.before or not each.handed_in or each.handed_in < self.before
        ]
        return max(allowed, key=lambda each: each.number, default=None)

    def explain(self, chosen: Candidate | None, attempts: Sequence[Candidate]) -> str:
        """Explain the choice in a sentence."""
        moment = self.before.isoformat(" ", "seconds") if self.before else ""
        if chosen is None:
            return f"No attempt was handed in before {moment}, so none of {len(attempts)} counts."
        start = f"Attempt {chosen.number} of {len(attempts)} counts"
        if self.rule == "best":
            return f"{start}: the best; of equal ones, the earliest."
        if not self.before:
            return f"{start}: the last."
        unknown = "" if chosen.handed_in else ", although its hand-in time is unknown"
        return f"{start}: the last before {moment}{unknown}."


def read_count(text: str, zone: tzinfo) -> Count:
    """From `best`, `last`, or `last-before:2026-03-02T23:59`; a blank may replace the colon.

    A date alone is its beginning, a time without an offset is in `zone`. Raises `XorkitError`.
    """
    if text in ("best", "last"):
        return Count(text)
    rule, date = text[: len("last-before")], text[len("last-before") :]
    if rule != "last-before" or date[:1] not in (":", " "):
        raise XorkitError(f"Unknown --count rule {text!r}. Choose best, last or last-before:DATE.")
    try:
        before = datetime.fromisoformat(date[1:].strip())
    except ValueError:
        raise XorkitError(
            f"{date[1:]!r} in --count is not a date. Example: last-before:2026-03-02T23:59."
        ) from None
    return Count(rule, before if before.tzinfo else before.replace(tzinfo=zone))


def name_attempts(entries: Sequence[Entry]) -> dict[str, Entry]:
    """Each attempt under a unique name; the student's name if there is only one."""
    several = Counter(entry.student for entry in entries)
    named: dict[str, Entry] = {}
    for entry in entries:
        name = entry.student
        if several[name] > 1:
            name = f"{name} (attempt {entry.attempt})"
            while name in several or name in named:  # the name is taken
                name += "'"
        named[name] = entry
    return named
