"""The gradebook as columns of other systems: Canvas, Moodle, nbgrader."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from grader.assignment.spec import Assignment
from grader.course.gradebook import TOTAL, Gradebook
from grader.errors import ExportError
from grader.integrations import canvas, moodle
from grader.integrations.csv_worksheet import Filled, Mark
from grader.safe_text import clean

TOTAL_TITLE = "Total"


@dataclass(frozen=True)
class _Column:
    """A column of Canvas; assignment: None for the total."""

    name: str
    marks: list[Mark]
    title: str
    assignment: Assignment | None = None


def fill_canvas(book: Gradebook, text: str, total: str) -> Filled:
    """Fill the downloaded gradebook of Canvas: a column for each graded assignment, and the total.

    total: the title of its column. What has no column is named in the notes. Raises `ExportError` if
    no assignment has one.
    """
    left: dict[str, list[str]] = {}
    notes: list[str] = []
    failed: list[str] = []
    written: set[str] = set()
    for column in _list_columns(book, total or TOTAL_TITLE):
        people = {mark.student: book.people[mark.student] for mark in column.marks}
        try:
            filled = canvas.fill_column(text, column.marks, people, column.title, column.assignment)
        except ExportError as error:
            notes.append(f"{column.name} was not written. {error}")
            if column.assignment:
                failed.append(str(error))
            continue
        text = filled.text
        notes += [f"{column.name}: {note}" for note in filled.notes]
        written |= people.keys() - filled.left.keys()
        for student, why in filled.left.items():
            left.setdefault(student, []).append(f"{column.name}: {why}")
    if len(failed) == len(book.graded):
        raise ExportError(failed[0])
    reasons = {student: "; ".join(why) for student, why in left.items()}
    return Filled(text, len(written), reasons, tuple(notes))


def _list_columns(book: Gradebook, total: str) -> Iterator[_Column]:
    """Whoever handed in nothing has no mark: Canvas keeps what is in that cell."""
    for _, run in book.graded:
        marks = [Mark.of(result) for result in run.results.values() if not result.absent]
        if marks:
            yield _Column(run.part.name, marks, run.part.column, run.part.assignment)
    yield _Column("The total", [
        Mark(line.student, line.total or Decimal(0), Decimal(TOTAL), line.total is not None)
        for line in book.lines
    ], total)  # fmt: skip


def render_moodle(book: Gradebook) -> Filled:
    """A file for Grades, Import: a grade item and its feedback for each assignment, and the total.

    Moodle would empty a cell that is blank in the file, so who has an open one is left out.
    """
    items = []
    for _, run in book.graded:
        judged = {name: result for name, result in run.results.items() if result.judged}
        title = run.part.name.upper()
        items.append(moodle.make_item(judged, f"{title} (total)", f"{title} feedback"))
    totals = {line.student: (str(line.total),) for line in book.lines if line.total is not None}
    items.append(moodle.Item("Course total", "", totals))
    filled = moodle.render_items(items, {student: book.people[student] for student in totals})
    return Filled(filled.text, filled.count, {**_list_open(book), **filled.left})


def _list_open(book: Gradebook) -> dict[str, str]:
    """Who has no total yet, and which assignments are open."""
    return {
        line.student: f"{', '.join(names)}: a person has to look first"
        for line in book.lines
        if (names := [run.part.name for n, run in book.graded if line.cells[n].share is None])
    }


@dataclass(frozen=True)
class Written:
    """What is in nbgrader's gradebook; see its own `Written`. students: how many are there."""

    database: Path
    students: int
    left: dict[str, str]
    notes: list[str]


def write_nbgrader(book: Gradebook, course: Path, url: str) -> Written:
    """Write all assignments into the gradebook of one nbgrader course."""
    from grader.integrations import nbgrader_gradebook

    left: dict[str, str] = {}
    changed, kept, there = set[str](), set[str](), set[str]()
    place = ""
    for _, run in book.graded:
        results = [result for result in run.results.values() if not result.absent]
        done = nbgrader_gradebook.export(run.part.assignment, results, course, url)
        place = done.database
        left |= {student: f"{run.part.name}: {why}" for student, why in done.left.items()}
        left |= dict.fromkeys(run.twice, f"{run.part.name}: it is there under two names")
        there |= {result.student for result in results} - set(done.left)
        changed |= set(done.changed)
        kept |= set(done.kept)
    notes = [f"{len(changed)} of the students changed there."]
    if kept:
        names = ", ".join(clean(student, 80) for student in sorted(kept))
        notes.append(f"Manual grades were kept: {names}.")
    notes.append("nbgrader has no place for the weighted total; gradebook.csv has it.")
    return Written(Path(place), len(there), left, notes)
