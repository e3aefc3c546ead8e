"""grades.csv: one row a student, one column a stage."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from grader.assignment import Assignment
from grader.results import Result


def render(assignment: Assignment, results: Iterable[Result]) -> str:
    """The table, in the order of the students; what could not be judged is left blank."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(
        ["student", *(stage.name for stage in assignment.stages), "score", "max_score", "note"]
    )
    for result in sorted(results, key=lambda result: result.student):
        stages = ["" if stage.score is None else stage.score for stage in result.stages]
        writer.writerow(
            [defuse(result.student), *stages, result.score, assignment.points, defuse(note(result))]
        )
    return text.getvalue()


def note(result: Result) -> str:
    """Why the score is what it is, in a line."""
    first = result.first_to_mend
    if result.problem or first is None:
        return result.problem
    return f"{first.stage}: {first.message.partition(chr(10))[0]}"


def defuse(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
