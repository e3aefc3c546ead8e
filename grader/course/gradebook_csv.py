"""gradebook.csv: one row per student, the columns of each assignment, and the weighted total."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from grader.course.gradebook import Cell, Gradebook
from grader.results.grades_csv import defuse


def render_gradebook(book: Gradebook) -> str:
    """The table. Points are blank unless the status is `graded`; the total is blank while one is not known."""
    known = dict.fromkeys(key for ids in book.people.values() for key in ids)
    keys = [key for key in known if key != "student"]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    names = [run.part.name for run in book.runs]
    columns = [f"{name}{of}" for name in names for of in ("", "_max", "_status", "_days_late")]
    writer.writerow(["student", *keys, *columns, "total"])
    for line in book.lines:
        ids = book.people[line.student]
        cells = [
            each
            for run, cell in zip(book.runs, line.cells, strict=True)
            for each in _render(cell, run.part.assignment.points)
        ]
        total = "" if line.total is None else str(line.total)
        who = [defuse(ids.get(key, "")) for key in keys]
        writer.writerow([defuse(line.student), *who, *cells, total])
    return text.getvalue()


def _render(cell: Cell, points: float) -> Iterator[str]:
    """The points, the most that there are, the status, and how many days late it was."""
    graded = cell.result if cell.status == "graded" else None
    yield "" if graded is None else str(graded.score)
    yield str(points)
    yield cell.status
    late = graded.lateness if graded else None
    yield str(late.days) if late and late.handed_in else ""
