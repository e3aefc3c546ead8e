"""grades.csv: one row a student, one column a stage."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from grader.assignment import Assignment
from grader.results import Row
from grader.text import clean


def render(assignment: Assignment, rows: Iterable[Row]) -> str:
    """The table, in the order of the students; what could not be judged is left blank."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(
        ["student", *(stage.name for stage in assignment.stages), "score", "max_score", "note"]
    )
    for row in sorted(rows, key=lambda row: row.student):
        stages = ["" if stage.score is None else stage.score for stage in row.stages]
        writer.writerow(
            [defuse(row.student), *stages, row.score, assignment.points, defuse(row.note)]
        )
    return text.getvalue()


def defuse(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula, and no terminal for a command."""
    cell = clean(cell)
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
