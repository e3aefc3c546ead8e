"""What a person changed in a result by hand: an overlay, so that the automatic result stays as it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from grader.assignment.points import add

Action = Literal["set", "add", "excuse", "comment", "drop", "worth"]
FOR_ALL: tuple[Action, ...] = ("drop", "worth")  # what a target counts for everybody
TOTAL = "total"


@dataclass(frozen=True)
class Adjustment:
    """One decision about one student, or about everybody.

    target: `total`, a stage, a check, or an item that a person marks. points: to set or to add, or what the
    target is worth; an excused target has all of its points. by, when: who decided, and when (ISO 8601), if known. seen: the
    automatic score that the decision speaks of; None if that is not known.
    """

    target: str
    action: Action
    points: float
    reason: str
    by: str = ""
    when: str = ""
    seen: float | None = None

    def apply(self, earned: float, most: float) -> float:
        """The points after it; never below 0."""
        match self.action:
            case "set":
                return max(0, self.points)
            case "add":
                return max(0, add([earned, self.points]))
            case "excuse":
                return most
        return earned

    @property
    def says(self) -> str:
        """It as a sentence: `area: 3 points more, by hand (Ada). The sign was ruled on.`."""
        what = {
            "set": f"{self.points:g} points",
            "add": f"{abs(self.points):g} points {'more' if self.points >= 0 else 'less'}",
            "excuse": "all points, excused",
            "comment": "",
            "drop": "does not count",
            "worth": f"worth {self.points:g} points",
        }[self.action]
        who = f" ({self.by})" if self.by else ""
        if self.action == "comment":
            return f"{'' if self.target == TOTAL else f'{self.target}: '}{self.reason}{who}"
        how = "for everybody" if self.action in FOR_ALL else "by hand"
        return f"{self.target}: {what}, {how}{who}. {self.reason}".strip()


def apply_all(
    adjustments: Iterable[Adjustment], target: str, earned: float | None, most: float
) -> float | None:
    """The points of a target after every decision about it, in their order; None where there are none yet."""
    for each in adjustments:
        if each.target == target and each.action != "comment":
            earned = each.apply(earned or 0, most)
    return earned
