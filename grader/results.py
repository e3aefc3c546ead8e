"""What grading found: plain values, from which every output is rendered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from grader.assignment import Assignment

Outcome = Literal["passed", "failed", "skipped", "broken"]


@dataclass(frozen=True)
class Check:
    """What one check found in one submission.

    name: the check's function; sentence: what it demands, for a reader.
    message: what was seen and what to do, where it did not pass.
    diagnosis: the names of the mistakes that explain it.
    hint: what to think about, for one who asks.
    printed: what the submission printed while it was checked.
    way: `given` where it needed right earlier stages in place of the submission's own, `own` where
    it needed what the submission's own earlier functions return.
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
    way: str = "alone"

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


@dataclass(frozen=True)
class Result:
    """One submission, graded.

    problem: why nothing could be read, where that is so. seconds: how long grading took.
    """

    student: str
    assignment: Assignment
    checks: tuple[Check, ...]
    problem: str = ""
    seconds: float = 0.0

    @property
    def score(self) -> int:
        """The points earned; what could not be judged has earned none yet."""
        return sum(check.score for check in self.checks)

    @property
    def stages(self) -> list[StageScore]:
        """One score a stage, in the assignment's order."""
        scores = []
        for stage in self.assignment.stages:
            checks = [check for check in self.checks if check.stage == stage.name]
            judged = all(check.outcome != "broken" for check in checks)
            scores.append(
                StageScore(
                    stage.name,
                    sum(check.score for check in checks) if judged else None,
                    stage.points,
                )
            )
        return scores

    @property
    def judged(self) -> bool:
        """Whether every check came to a verdict on code that could be read."""
        return not self.problem and all(check.outcome != "broken" for check in self.checks)

    @property
    def first_to_mend(self) -> Check | None:
        """The first check that is not passed, in the order of the stages."""
        return next((check for check in self.checks if check.outcome != "passed"), None)
