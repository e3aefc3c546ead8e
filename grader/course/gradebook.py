"""The gradebook of a course: what each student has in each assignment, and their weighted total."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Literal

from grader.batch.results_folder import ResultsFolder
from grader.course.course_file import Course, Part
from grader.errors import CourseError
from grader.integrations.roster import Roster, read_roster
from grader.results.result import Result
from grader.results.row import Status
from grader.results.weights import weigh, weigh_assignment

TOTAL = 100  # the points of the weighted total


@dataclass(frozen=True)
class Cell:
    """What a student has in an assignment.

    status: as of a result, or `not-graded` while nothing of the assignment is graded. note: why there
    are no points. attempts: all results of the student, if there are several.
    """

    status: Status | Literal["not-graded"]
    note: str = ""
    result: Result | None = None
    attempts: tuple[Result, ...] = ()

    @property
    def share(self) -> Fraction | None:
        """The share of the points: 0 if nothing was handed in, None if it is not known."""
        if self.result is not None and self.status == "graded":
            score, points = self.result.score, self.result.assignment.points
            return Fraction(str(score)) / Fraction(str(points))
        return Fraction(0) if self.status == "missing" else None


@dataclass(frozen=True)
class Line:
    """A student. cells: in the order of the assignments; total: None while a cell is not known."""

    student: str
    cells: tuple[Cell, ...]
    total: Decimal | None


@dataclass(frozen=True)
class Run:
    """What is graded of an assignment. unknown: submissions of nobody in the roster.

    twice: people of whom several submissions are there, under different names. results: by student.
    """

    part: Part
    results: Mapping[str, Result] = field(default_factory=dict)
    attempts: Mapping[str, tuple[Result, ...]] = field(default_factory=dict)
    twice: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()
    graded: bool = False
    finished: bool = False


@dataclass(frozen=True)
class Gradebook:
    """Everybody in the roster or in any assignment. people: their identifiers in other systems."""

    course: Course
    runs: tuple[Run, ...]
    lines: tuple[Line, ...]
    people: Mapping[str, Mapping[str, str]]

    @property
    def graded(self) -> list[tuple[int, Run]]:
        """The assignments that count by now, each with its place."""
        return [(place, run) for place, run in enumerate(self.runs) if run.graded]


def read_gradebook(course: Course) -> Gradebook:
    """The gradebook of the results that are there; raises `CourseError` if there are none."""
    roster = read_roster(course.roster) if course.roster else Roster()
    runs = tuple(_read_run(part, roster) for part in course.parts)
    if not any(run.graded for run in runs):
        raise CourseError(
            f"Nothing of {course.folder} is graded yet. Run: xorkit course grade {course.folder}"
        )
    students = {*roster.persons, *(name for run in runs for name in (*run.results, *run.twice))}
    lines = tuple(_make_line(student, runs) for student in sorted(students))
    return Gradebook(course, runs, lines, roster.people(line.student for line in lines))


def _read_run(part: Part, roster: Roster) -> Run:
    folder = ResultsFolder(part.results, part.assignment)
    if not folder.students:
        return Run(part)
    results = {result.student: result for result in folder.results()}
    people = roster.identify(results) if roster.persons else dict.fromkeys(results)
    whose: dict[str, list[str]] = {}
    for name in results:
        whose.setdefault(people[name] or name, []).append(name)
    there = {
        person: [name for name in names if not results[name].absent] or names[:1]
        for person, names in whose.items()
    }
    single = {person: names[0] for person, names in there.items() if len(names) == 1}
    unknown = [name for name, person in people.items() if person is None]
    counts = weigh_assignment(part.assignment, folder.overlay.weights)
    return Run(
        replace(part, assignment=counts),
        {person: replace(results[name], student=person) for person, name in single.items()},
        {person: _read_attempts(folder, results[name]) for person, name in single.items()},
        {person: tuple(names) for person, names in there.items() if len(names) > 1},
        tuple(sorted(unknown)) if roster.persons else (),
        graded=True,
        finished=folder.finished,
    )


def _read_attempts(folder: ResultsFolder, result: Result) -> tuple[Result, ...]:
    """All attempts of a student, if there are several."""
    if result.attempt is None or result.attempt.of < 2:
        return ()
    numbers = range(1, result.attempt.of + 1)
    found = (folder.find_attempt(result.student, number) for number in numbers)
    return tuple(weigh(each, folder.overlay.weights) for each in found if each)


def _make_line(student: str, runs: Sequence[Run]) -> Line:
    cells = tuple(_make_cell(student, run) for run in runs)
    counted = [(c, run.part.weight) for c, run in zip(cells, runs, strict=True) if run.graded]
    return Line(student, cells, _weigh([(cell.share, weight) for cell, weight in counted]))


def _make_cell(student: str, run: Run) -> Cell:
    if not run.graded:
        return Cell("not-graded")
    if names := run.twice.get(student):
        return Cell("needs-a-person", f"It is there as {' and as '.join(names)}; keep one of them.")
    result = run.results.get(student)
    if result is not None:
        note = "" if result.judged else result.note
        return Cell(result.status, note, result, run.attempts.get(student, ()))
    if not run.finished:
        return Cell("not-judged", "The run is incomplete; grade again.")
    return Cell("missing", "Nothing was handed in.")


def _weigh(shares: Sequence[tuple[Fraction | None, float]]) -> Decimal | None:
    """sum(weight · share) / sum(weight) · 100 with two decimals; None while a share is not known."""
    weighted = Fraction(0)
    for share, weight in shares:
        if share is None:
            return None
        weighted += share * Fraction(str(weight))
    exact = TOTAL * weighted / sum(Fraction(str(weight)) for _, weight in shares)
    return (Decimal(exact.numerator) / exact.denominator).quantize(Decimal("0.01"), ROUND_HALF_UP)
