"""Results: plain data that every output is rendered from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from grader.assignment.deadline import Lateness
from grader.assignment.points import add
from grader.assignment.spec import Assignment
from grader.assignment.visibility import VISIBLE
from grader.results.adjustment import TOTAL, Adjustment, apply_all
from grader.results.example import Example
from grader.results.row import Attempt, Row, StageScore, Status

Outcome = Literal["passed", "failed", "skipped", "broken"]
Way = Literal["as_submitted", "stubbed", "spied", "own_cache"]
WAYS = {
    "stubbed": "This passes with right earlier stages instead of this submission's own.",
    "own_cache": "This passes with the values of this submission's own earlier functions.",
}


@dataclass(frozen=True)
class Check:
    """The result of one check.

    name: the check's function; sentence: its docstring.
    message: the problem and what to do, if it did not pass.
    diagnosis: the names of the mistakes that explain it.
    explanation: the sentences about those mistakes, which are in the message as well.
    hint: a question that points to the cause.
    example: the smallest call on which the function is wrong.
    printed: what the submission printed while it was checked.
    waits_for: the earlier stage that must be right before this check can be judged, if there is one.
    way: `stubbed` where it needed right earlier stages in place of the submission's own, `own_cache`
    where it needed what the submission's own earlier functions return.
    part: the points that it earned although it did not pass: see `grader.checks.earning`.
    """

    name: str
    sentence: str
    stage: str
    points: float
    outcome: Outcome
    message: str = ""
    diagnosis: tuple[str, ...] = ()
    explanation: str = ""
    hint: str = ""
    example: Example | None = None
    printed: str = ""
    waits_for: str = ""
    way: Way = "as_submitted"
    part: float = 0

    @property
    def text(self) -> str:
        """What to show: the message, or in which way it passed."""
        return WAYS.get(self.way, "") if self.outcome == "passed" else self.message

    @property
    def score(self) -> float:
        """The points earned."""
        return self.points if self.outcome == "passed" else self.part


UNWRITTEN = {"not-written", "calls-unwritten"}  # what a check finds where there is nothing yet


def list_open(checks: Sequence[Check]) -> list[Check]:
    """The checks that are not passed, by stage; in each those that failed before those that wait.

    What is wrong comes before what is not written yet.
    """
    stages = list(dict.fromkeys(check.stage for check in checks))
    left = [check for check in checks if check.outcome != "passed"]

    def place(check: Check) -> tuple[int, bool, bool]:
        unwritten = not UNWRITTEN.isdisjoint(check.diagnosis)
        return stages.index(check.stage), check.outcome == "skipped", unwritten

    return sorted(left, key=place)


@dataclass(frozen=True)
class Result:
    """One submission, graded.

    problem: why a person must look before it can be graded, where that is so; such a result has no
    checks. absent: whether nothing was handed in. notes: what else was seen, which costs nothing.
    seconds: how long grading took.
    fingerprints: what the grade depends on, as hashes. unstable: checks whose outcome differed in
    a second grading. attempt: the attempt, if known. lateness: the late penalty, if there is a
    deadline. pictures: the data of the feedback page's pictures, by name. adjustments: what a person decided
    about it; it is never stored with the result. as_graded: the result before a person changed what its
    checks count, where that is so.
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
    notes: tuple[str, ...] = ()
    absent: bool = False
    adjustments: tuple[Adjustment, ...] = ()
    as_graded: Result | None = None

    @property
    def status(self) -> Status:
        """What became of it, the same in every output; it has points only where it was graded."""
        if self.is_settled:
            return "graded"
        if self.absent:
            return "missing"
        if self.problem:
            return "needs-a-person"
        return "not-judged" if self.is_broken else "graded"

    @property
    def earned(self) -> float:
        """The points of the checks; unjudged checks have none yet."""
        return add(check.score for check in self.checks)

    @property
    def is_settled(self) -> bool:
        """Whether a person has set all of its points."""
        return any(each.target == TOTAL and each.action == "set" for each in self.adjustments)

    @property
    def late_penalty(self) -> int:
        """The points that lateness takes."""
        return self.lateness.penalty if self.lateness else 0

    @property
    def automatic(self) -> float:
        """The points earned minus the late penalty, before anything that a person decided."""
        graded = self.as_graded or self
        return max(0, add([graded.earned, -graded.late_penalty]))

    @property
    def automatic_points(self) -> float:
        """The points that there were, before anything that a person decided."""
        return (self.as_graded or self).assignment.points

    @property
    def score(self) -> float:
        """The points that count: the automatic ones, and what a person decided about them."""
        if not self.adjustments:
            return max(0, add([self.earned, -self.late_penalty]))
        parts = add(each.score or 0 for each in (*self.stages, *self.manual))
        left = max(0, add([parts, -self.late_penalty]))
        return apply_all(self.adjustments, TOTAL, left, self.assignment.points) or 0

    @property
    def manual(self) -> list[StageScore]:
        """What a person marks; None until somebody has."""
        return [
            StageScore(
                each.name, apply_all(self.adjustments, each.name, None, each.points), each.points
            )
            for each in self.assignment.manual
        ]

    @property
    def stages(self) -> list[StageScore]:
        """One score a stage, in the assignment's order, of the points of its checks."""
        scores = []
        for stage in self.assignment.stages:
            checks = self.checks_of(stage.name)
            judged = not self.problem and all(check.outcome != "broken" for check in checks)
            earned = add(map(self._count, checks)) if judged else None
            most = add(check.points for check in checks) if checks else stage.points
            earned = apply_all(self.adjustments, stage.name, earned, most)
            scores.append(StageScore(stage.name, earned, most))
        return scores

    def _count(self, check: Check) -> float:
        """The points of a check, with what a person decided about it."""
        return apply_all(self.adjustments, check.name, check.score, check.points) or 0

    def checks_of(self, stage: str) -> tuple[Check, ...]:
        """The checks of a stage, in their order."""
        return tuple(check for check in self.checks if check.stage == stage)

    @property
    def judged(self) -> bool:
        """Whether the submission was readable and every check reached a verdict."""
        return self.status == "graded"

    @property
    def is_broken(self) -> bool:
        """Whether a check is broken, which is not the submission's fault."""
        return any(check.outcome == "broken" for check in self.checks)

    @property
    def shown(self) -> tuple[Check, ...]:
        """The checks that a student may see at once; the others are held back by the assignment."""
        held_back = self.held_back
        return tuple(check for check in self.checks if check.name not in held_back)

    @property
    def held_back(self) -> frozenset[str]:
        """The checks that the assignment holds back, by name, whether or not they count."""
        words = self.assignment.visibility.items()
        return frozenset(name for name, word in words if word != VISIBLE)

    @property
    def first_to_mend(self) -> Check | None:
        """The first check that is not passed, in the order of the stages; one that failed if any did."""
        return next(iter(list_open(self.checks)), None)

    @property
    def note(self) -> str:
        """The first problem in one line."""
        first = self.first_to_mend
        if self.problem or first is None:
            return self.problem
        said = first.explanation or first.message.partition("\n")[0]
        return f"{first.stage}: {said.partition(chr(10))[0]}"

    @property
    def row(self) -> Row:
        """The row for a class table."""
        return Row(
            self.student,
            self.score,
            tuple(self.stages),
            self.note,
            self.status,
            self.unstable,
            (self.as_graded or self).earned,
            self.attempt,
            self.lateness,
            self.automatic,
            tuple(each.says for each in self.adjustments),
            tuple(self.manual),
            self.automatic_points,
        )
