"""Class statistics: submissions to review, frequent mistakes, check quality."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import mean, median

import numpy as np

from grader.assignment.spec import Assignment
from grader.results.result import Check, Outcome, Result
from grader.safe_text import count

# Findings that call for a manual review of the program.
SUSPECT = {
    "not-allowed": "tried to use files, programs, threads or the network",
    "no-answer": "sent an invalid reply",
    "not-repeatable": "gives different answers to the same call",
    "program-ended": "ended the whole program",
    "killed": "was killed, probably for too much memory",
}
# Sentences for findings that are not in mistakes.toml.
WORDS = {
    "arguments-changed": "an argument is changed in place",
    "arguments-swapped": "two arguments are swapped",
    "broadcast-by-accident": "mismatched shapes are broadcast silently by NumPy",
    "endless-recursion": "a function calls itself endlessly",
    "finite-differences": "the gradient uses finite differences",
    "hard-coded-size": "it works for one size only",
    "ignores-input": "the answer does not depend on the arguments",
    "import-fails": "the module fails on import",
    "integers-not-handled": "integers are not handled",
    "merge-conflict": "the file has the marks of a merge in it",
    "missing-file": "a module is missing",
    "missing-function": "a function is missing",
    "nan": "some values are not a number",
    "no-plain-numbers": "the answer is not a plain number or array",
    "not-written": "a function is not written yet",
    "numpy-only": "a library other than NumPy is imported",
    "raises": "a function stops with an error",
    "returns-nothing": "a function returns nothing",
    "single-precision": "numbers have single precision",
    "syntax-error": "the file is not valid Python",
    "time-limit": "it does not answer in time",
    "too-much-memory": "it needs more memory than there is",
    "unreadable": "the file cannot be read",
    "wrong-arguments": "a function has the wrong parameters",
    "wrong-keys": "a dict has the wrong keys",
    "wrong-kind": "the answer has the wrong type",
    "wrong-shape": "an array has the wrong shape",
}


@dataclass(frozen=True)
class CheckView:
    """A check in a class.

    passed: the share that passes it. apart: the correlation between passing it and the points of all
    other checks, from -1 to 1 (the corrected item-total correlation; Crocker and Algina, 1986); None
    where all pass or all fail, or all have the same points otherwise.
    """

    name: str
    sentence: str
    stage: str
    points: float
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
    """A submission to review manually."""

    student: str
    why: str


@dataclass(frozen=True)
class Line:
    """A student in the table; a stage's points are None where it could not be judged."""

    student: str
    score: float
    stages: Sequence[float | None]
    mistakes: Sequence[str]


@dataclass(frozen=True)
class ClassSummary:
    """The class. rows: those that were graded; others: whoever was not, with the status.

    outcomes: a row a check, a column a student, both as in `checks` and `rows`.
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

    @property
    def scores(self) -> list[float]:
        """All of them."""
        return [row.score for row in self.rows]

    @property
    def headline(self) -> str:
        """The headline: number of results, mean and median."""
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
    """Statistics of a check; unreadable results (None) count as not passed."""
    passed = np.array([each is not None and each.score > 0 for each in found], dtype=float)
    rest = np.array([result.earned for result in results]) - passed * check.points
    share, apart = float(passed.mean()), _correlate(passed, rest)
    return CheckView(check.name, check.sentence, check.stage, check.points, share, apart)


def _correlate(one: np.ndarray[tuple[int], np.dtype[np.float64]], other: np.ndarray[tuple[int], np.dtype[np.float64]]) -> float | None:  # fmt: skip
    """Pearson's correlation; None if either variable is constant."""
    if len(one) < 2 or not one.std() or not other.std():
        return None
    return float(np.corrcoef(one, other)[0, 1])


def _count_mistakes(results: Sequence[Result], says: Mapping[str, str]) -> list[Shared]:
    """The mistakes, most frequent first."""
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
        Shared(name, stages[name].most_common(1)[0][0], _say(name, says) or f"For example: {messages[name]}", who[name])
        for name in ranked
    ]  # fmt: skip


def _say(name: str, says: Mapping[str, str]) -> str:
    said = says.get(name) or WORDS.get(name) or SUSPECT.get(name, "")
    return said[:1].upper() + said[1:]


def explain_concern(result: Result) -> str:
    """The reason for a manual review; empty if there is none."""
    if result.problem:
        return result.problem if not result.absent else ""
    broken = [check for check in result.checks if check.outcome == "broken"]
    if broken:
        return f"{broken[0].stage} could not be judged. {broken[0].message}".partition("\n")[0]
    reasons = []
    if result.unstable:
        reasons.append(f"gave different outcomes when graded twice: {', '.join(result.unstable)}")
    named = {name: check.stage for check in result.checks for name in check.diagnosis}
    reasons += [f"{stage}: {SUSPECT[name]}" for name, stage in named.items() if name in SUSPECT]
    return "; ".join(reasons)
