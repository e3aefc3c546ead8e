"""A class as its page shows it: who is in it, what went wrong, and how good the checks are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import mean, median

from grader.reports.finding_words import Kind, name_kind, shorten
from grader.reports.item_statistics import ENOUGH_FOR_AN_ITEM
from grader.results.result import Outcome
from grader.safe_text import count

LESSON = 3  # mistakes that a lesson can take up
EXAMPLE = "For example: "


@dataclass(frozen=True)
class CheckView:
    """A check in a class.

    tried: how many tried its stage. passed: the share of them that passes it. apart: the correlation
    among them between passing it and the points of all other checks, from -1 to 1 (the corrected
    item-total correlation; Crocker and Algina, 1986); None where all pass or all fail, all have the
    same points otherwise, or too few tried.
    """

    name: str
    sentence: str
    stage: str
    points: float
    tried: int
    passed: float
    apart: float | None

    @property
    def says(self) -> str:
        """What that means, for a teacher."""
        if self.tried < ENOUGH_FOR_AN_ITEM:
            return f"too few tried it ({self.tried}; {ENOUGH_FOR_AN_ITEM} are needed)"
        if self.apart is None:
            return "all alike"
        chance = 2 / sqrt(self.tried)  # a correlation of unrelated numbers is seldom larger
        if abs(self.apart) < chance:
            return "no clear difference"
        return (
            "tells strong from weak"
            if self.apart > 0
            else "the weak pass it more often: look at it"
        )


@dataclass(frozen=True)
class Shared:
    """A finding, and who had it. phrase: a few words for it."""

    name: str
    stage: str
    sentence: str
    students: Sequence[str]

    @property
    def kind(self) -> Kind:
        """See `name_kind`."""
        return name_kind(self.name)

    @property
    def common(self) -> bool:
        """Whether two had it, or more."""
        return len(self.students) > 1

    @property
    def phrase(self) -> str:
        """A few words for it."""
        return shorten(self.sentence.removeprefix(EXAMPLE))


@dataclass(frozen=True)
class Concern:
    """A submission to review manually."""

    student: str
    why: str


@dataclass(frozen=True)
class Line:
    """A student in the table; a stage's points are None where it could not be judged.

    mistakes: phrases of what was found.
    """

    student: str
    score: float
    stages: Sequence[float | None]
    mistakes: Sequence[str]
    automatic: float = 0

    @property
    def points(self) -> str:
        """The points that count, and in brackets what there was without a person's decision."""
        both = self.score != self.automatic
        return f"{self.score} (automatically {self.automatic})" if both else str(self.score)


@dataclass(frozen=True)
class ClassSummary:
    """The class. rows: those that were graded and began; idle: those that were graded and wrote nothing.

    others: whoever was not graded, with the status. outcomes: a row a check, a column a student, both as in
    `checks` and `rows`. reliability: of the points, or why it is not said.
    """

    title: str
    points: float
    stages: Sequence[str]
    stage_points: Sequence[float]
    rows: Sequence[Line]
    checks: Sequence[CheckView]
    mistakes: Sequence[Shared]
    concerns: Sequence[Concern]
    others: Sequence[Concern]
    outcomes: Sequence[Sequence[Outcome]]
    idle: Sequence[Line] = ()
    reliability: str = ""

    @property
    def size(self) -> int:
        """Everybody."""
        return len(self.rows) + len(self.idle) + len(self.others)

    @property
    def scores(self) -> list[float]:
        """All of them."""
        return [row.score for row in self.rows]

    @property
    def headline(self) -> str:
        """The number of results, mean and median of those who began."""
        left = f"; {len(self.idle)} wrote nothing" if self.idle else ""
        left += f"; {len(self.others)} not graded" if self.others else ""
        if not self.rows:
            return f"Nothing is graded yet{left}"
        return (
            f"{count(len(self.rows), 'result')}: {mean(self.scores):.1f} of {self.points} points on "
            f"average, half have {median(self.scores):g} or more{left}"
        )

    @property
    def misconceptions(self) -> list[Shared]:
        """What a lesson can mend, most frequent first."""
        return [each for each in self.mistakes if each.kind == "misconception"]

    @property
    def troubles(self) -> list[Shared]:
        """Files, names, crashes and limits: no lesson mends them."""
        return [each for each in self.mistakes if each.kind in ("packaging", "crash")]

    @property
    def verdict(self) -> str:
        """What to do next, in a sentence or two."""
        again = [each for each in self.misconceptions if each.common][:LESSON]
        said = "Teach again: " + ", ".join(
            f"{each.phrase} ({len(each.students)})" for each in again
        )
        lines = [f"{said}." if again else "No mistake was made by more than one."]
        absent = len(self.idle) + sum(each.why == "missing" for each in self.others)
        who = [f"{absent} did not really hand in"] if absent else []
        need = len(self.concerns)
        who += [f"{need} {'needs' if need == 1 else 'need'} you"] if need else []
        return " ".join([*lines, *([f"{'; '.join(who)}."] if who else [])])
