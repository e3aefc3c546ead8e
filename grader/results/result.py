"""What grading found: plain values, from which every output is rendered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from grader.assignment.deadline import Lateness
from grader.assignment.spec import Assignment
from grader.assignment.visibility import VISIBLE

Outcome = Literal["passed", "failed", "skipped", "broken"]
Way = Literal["as_submitted", "stubbed", "spied", "own_cache"]
WAYS = {
    "stubbed": "This passes with right earlier stages in place of this submission's own.",
    "own_cache": "This passes with what this submission's own earlier functions return.",
}


@dataclass(frozen=True)
class Check:
    """What one check found in one submission.

    name: the check's function; sentence: what it demands, for a reader.
    message: what was seen and what to do, where it did not pass.
    diagnosis: the names of the mistakes that explain it.
    hint: what to think about, for one who asks.
    printed: what the submission printed while it was checked.
    way: `stubbed` where it needed right earlier stages in place of the submission's own, `own_cache`
    where it needed what the submission's own earlier functions return.
    """

    name: str
    sentence: str
    stage: str
    points: int
    outcome: Outcome
    message: str = ""
    diagnosis: tuple[str, ...] = ()
    hint: str = ""
    printed: str = ""
    way: Way = "as_submitted"

    @property
    def text(self) -> str:
        """What to show: the message, or in which way it passed."""
        return WAYS.get(self.way, "") if self.outcome == "passed" else self.message

    @property
    def score(self) -> int:
        """The points earned."""
        return self.points if self.outcome == "passed" else 0


@dataclass(frozen=True)
class StageScore:
    """What a stage earned; `score` is None where it could not be judged."""

    name: str
    score: int | None
    points: int

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
    """Which of a student's attempts a result is of, and when it was handed in (ISO 8601, or empty).

    count: the rule by which one of them counts; says: what it came to here.
    """

    number: int = 1
    of: int = 1
    handed_in: str = ""
    count: str = ""
    says: str = ""


@dataclass(frozen=True)
class Result:
    """One submission, graded.

    problem: why nothing could be read, where that is so. seconds: how long grading took.
    fingerprints: what the grade depends on, as hashes. unstable: the checks that did not come to the
    same outcome when all was graded a second time. attempt: which one this is, where that is known.
    lateness: what it cost to be late, where there is a deadline. pictures: what the pictures of its
    feedback page are drawn from, by their names.
    """

    student: str
    assignment: Assignment
    checks: tuple[Check, ...]
    problem: str = ""
    seconds: float = 0.0
    fingerprints: Mapping[str, str] = field(default_factory=dict)
    unstable: tuple[str, ...] = ()
    attempt: Attempt | None = None
    lateness: Lateness | None = None
    pictures: Mapping[str, Any] = field(default_factory=dict)

    @property
    def earned(self) -> int:
        """The points of the checks; what could not be judged has earned none yet."""
        return sum(check.score for check in self.checks)

    @property
    def score(self) -> int:
        """The points that count: those earned, without what being late costs."""
        return max(0, self.earned - (self.lateness.penalty if self.lateness else 0))

    @property
    def stages(self) -> list[StageScore]:
        """One score a stage, in the assignment's order, of the points of its checks."""
        scores = []
        for stage in self.assignment.stages:
            checks = self.checks_of(stage.name)
            judged = all(check.outcome != "broken" for check in checks)
            earned = sum(check.score for check in checks) if judged else None
            most = sum(check.points for check in checks) if checks else stage.points
            scores.append(StageScore(stage.name, earned, most))
        return scores

    def checks_of(self, stage: str) -> tuple[Check, ...]:
        """The checks of a stage, in their order."""
        return tuple(check for check in self.checks if check.stage == stage)

    @property
    def judged(self) -> bool:
        """Whether every check came to a verdict on code that could be read."""
        return not self.problem and not self.is_broken

    @property
    def is_broken(self) -> bool:
        """Whether a check could not come to a verdict, through no fault of the submission."""
        return any(check.outcome == "broken" for check in self.checks)

    @property
    def shown(self) -> tuple[Check, ...]:
        """The checks that a student may see at once; the others are held back by the assignment."""
        visibility = self.assignment.visibility
        return tuple(
            check for check in self.checks if visibility.get(check.name, VISIBLE) == VISIBLE
        )

    @property
    def first_to_mend(self) -> Check | None:
        """The first check that is not passed, in the order of the stages."""
        return next((check for check in self.checks if check.outcome != "passed"), None)

    @property
    def note(self) -> str:
        """Why the score is what it is, in a line."""
        first = self.first_to_mend
        if self.problem or first is None:
            return self.problem
        return f"{first.stage}: {first.message.partition(chr(10))[0]}"

    @property
    def row(self) -> Row:
        """What a table of the class says of it."""
        return Row(
            self.student,
            self.score,
            tuple(self.stages),
            self.note,
            self.judged,
            self.unstable,
            self.earned,
            self.attempt,
            self.lateness,
        )


@dataclass(frozen=True)
class Row:
    """One submission in a table of the class; a class of thousands has room in memory for these."""

    student: str
    score: int
    stages: tuple[StageScore, ...]
    note: str
    judged: bool
    unstable: tuple[str, ...] = ()
    earned: int = 0
    attempt: Attempt | None = None
    lateness: Lateness | None = None
