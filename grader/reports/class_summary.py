"""A class at a glance, as data: who needs a person, which mistakes are shared, which checks tell what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import mean, median

import numpy as np

from grader.assignment.spec import Assignment
from grader.results.result import Check, Outcome, Result
from grader.safe_text import count

# Findings that are a reason to look at the program itself.
SUSPECT = {
    "not-allowed": "asked for what a program that computes has no use for: files, programs, threads or the network",
    "no-answer": "answered in a way that no Python value has",
    "not-repeatable": "gives another answer when it is asked again",
    "program-ended": "ended the whole program",
    "killed": "was killed: too much memory, or ended from outside",
}
# What no edit of the reference can show has no sentence in the list of mistakes.
WORDS = {
    "arguments-changed": "an argument is changed in place",
    "arguments-swapped": "two arguments change places",
    "broadcast-by-accident": "shapes that do not match are stretched to fit, without a word from NumPy",
    "endless-recursion": "a function calls itself without end",
    "finite-differences": "the gradient is measured by nudging, not worked out",
    "hard-coded-size": "it works for one size alone",
    "ignores-input": "the answer does not depend on what is asked",
    "import-fails": "the module stops while it is imported",
    "integers-not-handled": "integers, such as XOR's own, are not handled",
    "missing-file": "a module is not there",
    "missing-function": "a function is not there",
    "nan": "some values are not a number",
    "no-plain-numbers": "the answer is no plain number or array",
    "not-written": "a function is not written yet",
    "numpy-only": "another library than NumPy is imported",
    "raises": "a function stops with an error",
    "returns-nothing": "a function returns nothing",
    "single-precision": "numbers are kept in single precision",
    "syntax-error": "the file is not Python yet",
    "time-limit": "it does not answer in time",
    "too-much-memory": "it needs more memory than there is",
    "unreadable": "the file cannot be read",
    "wrong-arguments": "a function takes other arguments than those of the contract",
    "wrong-keys": "a dict has other keys than it should",
    "wrong-kind": "the answer is of another kind than it should be",
    "wrong-shape": "an array has another shape than it should",
}


@dataclass(frozen=True)
class CheckView:
    """A check in a class.

    passed: the share that passes it. apart: the correlation of passing it with the points for all
    other checks, from -1 to 1 (the corrected item-total correlation; Crocker and Algina, 1986); None
    where all pass or all fail, or all have the same points otherwise.
    """

    name: str
    sentence: str
    stage: str
    points: int
    passed: float
    apart: float | None


@dataclass(frozen=True)
class Shared:
    """A mistake, and who made it."""

    name: str
    stage: str
    sentence: str
    students: Sequence[str]


@dataclass(frozen=True)
class Concern:
    """A submission that a person should look at."""

    student: str
    why: str


@dataclass(frozen=True)
class Line:
    """A student in the table; a stage's points are None where it could not be judged."""

    student: str
    score: int
    stages: Sequence[int | None]
    mistakes: Sequence[str]


@dataclass(frozen=True)
class ClassSummary:
    """The class. rows: those that were graded; others: whoever was not, with the status.

    outcomes: a row a check, a column a student, both as in `checks` and `rows`.
    """

    title: str
    points: int
    stages: Sequence[str]
    stage_points: Sequence[int]
    rows: Sequence[Line]
    checks: Sequence[CheckView]
    mistakes: Sequence[Shared]
    concerns: Sequence[Concern]
    others: Sequence[Concern]
    outcomes: Sequence[Sequence[Outcome]]

    @property
    def scores(self) -> list[int]:
        """All of them."""
        return [row.score for row in self.rows]

    @property
    def headline(self) -> str:
        """How many, and how well."""
        left = f"; {len(self.others)} not graded" if self.others else ""
        if not self.rows:
            return f"Nothing is graded yet{left}"
        return (
            f"{count(len(self.rows), 'result')}: {mean(self.scores):.1f} of {self.points} points on "
            f"average, half have {median(self.scores):g} or more{left}"
        )


def survey(
    assignment: Assignment, results: Sequence[Result], says: Mapping[str, str]
) -> ClassSummary:
    """The class that some results are of; `says`: what each known mistake is, by its name."""
    every = sorted(results, key=lambda result: result.student)
    results = [result for result in every if result.judged]
    about = {check.name: check for result in results for check in result.checks}
    known = [{check.name: check for check in result.checks} for result in results]
    return ClassSummary(
        title=assignment.title,
        points=assignment.points,
        stages=[stage.name for stage in assignment.stages],
        stage_points=[stage.points for stage in assignment.stages],
        rows=[_make_line(result) for result in results],
        checks=[
            _survey_check(check, [checks.get(name) for checks in known], results)
            for name, check in about.items()
        ],
        mistakes=_count_mistakes(results, says),
        concerns=[
            Concern(result.student, why) for result in every if (why := explain_concern(result))
        ],
        others=[Concern(result.student, result.status) for result in every if not result.judged],
        outcomes=[
            [checks[name].outcome if name in checks else "broken" for checks in known]
            for name in about
        ],
    )


def _make_line(result: Result) -> Line:
    names = dict.fromkeys(name for check in result.checks for name in check.diagnosis)
    return Line(result.student, result.score, [stage.score for stage in result.stages], list(names))


def _survey_check(
    check: Check, found: Sequence[Check | None], results: Sequence[Result]
) -> CheckView:
    """A check; a result that lacks it (None), since nothing could be read, has not passed it."""
    passed = np.array([each is not None and each.score > 0 for each in found], dtype=float)
    rest = np.array([result.earned for result in results]) - passed * check.points
    share, apart = float(passed.mean()), _correlate(passed, rest)
    return CheckView(check.name, check.sentence, check.stage, check.points, share, apart)


def _correlate(one: np.ndarray[tuple[int], np.dtype[np.float64]], other: np.ndarray[tuple[int], np.dtype[np.float64]]) -> float | None:  # fmt: skip
    """Pearson's correlation; None where one of the two is the same everywhere."""
    if len(one) < 2 or not one.std() or not other.std():
        return None
    return float(np.corrcoef(one, other)[0, 1])


def _count_mistakes(results: Sequence[Result], says: Mapping[str, str]) -> list[Shared]:
    """The mistakes, those that most share first."""
    who: dict[str, list[str]] = {}
    stages: dict[str, Counter[str]] = {}
    messages: dict[str, str] = {}
    for result in results:
        for check in result.checks:
            for name in check.diagnosis:
                mine = who.setdefault(name, [])
                if result.student not in mine[-1:]:
                    mine.append(result.student)
                stages.setdefault(name, Counter())[check.stage] += 1
                messages.setdefault(name, check.message.partition("\n")[0])
    ranked = sorted(who, key=lambda name: (-len(who[name]), name))
    return [
        Shared(name, stages[name].most_common(1)[0][0], _say(name, says) or f"For one: {messages[name]}", who[name])
        for name in ranked
    ]  # fmt: skip


def _say(name: str, says: Mapping[str, str]) -> str:
    said = says.get(name) or WORDS.get(name) or SUSPECT.get(name, "")
    return said[:1].upper() + said[1:]


def explain_concern(result: Result) -> str:
    """Why a person should look at a submission; empty where there is no reason."""
    if result.problem:
        return result.problem if not result.absent else ""
    broken = [check for check in result.checks if check.outcome == "broken"]
    if broken:
        return f"{broken[0].stage} could not be judged. {broken[0].message}".partition("\n")[0]
    reasons = []
    if result.unstable:
        reasons.append(f"came to another outcome when graded twice: {', '.join(result.unstable)}")
    named = {name: check.stage for check in result.checks for name in check.diagnosis}
    reasons += [f"{stage}: {SUSPECT[name]}" for name, stage in named.items() if name in SUSPECT]
    return "; ".join(reasons)
