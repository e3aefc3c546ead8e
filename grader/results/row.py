"""A result in a line: the points of each part, and which attempt it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from grader.assignment.deadline import Lateness

Status = Literal["graded", "not-judged", "needs-a-person", "missing"]


@dataclass(frozen=True)
class StageScore:
    """The points of a stage; `score` is None if it could not be judged."""

    name: str
    score: float | None
    points: float

    @property
    def text(self) -> str:
        """As it is shown: `5 of 10`, or `not judged`."""
        return "not judged" if self.score is None else f"{self.score} of {self.points}"

    @property
    def share(self) -> float:
        """The share of the points that was earned, from 0 to 1."""
        return (self.score or 0) / self.points if self.points else 0.0


@dataclass(frozen=True)
class Attempt:
    """The attempt of a result, and its hand-in time (ISO 8601, or empty).

    count: the rule for which attempt counts; says: its effect here.
    """

    number: int = 1
    of: int = 1
    handed_in: str = ""
    count: str = ""
    says: str = ""


@dataclass(frozen=True)
class Row:
    """One submission in a table of the class; small, so that thousands fit in memory.

    earned, automatic, automatic_points: as it was graded, before anything that a person decided.
    """

    student: str
    score: float
    stages: tuple[StageScore, ...]
    note: str
    status: Status
    unstable: tuple[str, ...] = ()
    earned: float = 0
    attempt: Attempt | None = None
    lateness: Lateness | None = None
    automatic: float = 0
    decided: tuple[str, ...] = ()
    manual: tuple[StageScore, ...] = ()
    automatic_points: float = 0

    @property
    def judged(self) -> bool:
        """Whether it was graded."""
        return self.status == "graded"
