"""grades.csv: one row per student, one column per stage."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence

from grader.assignment.points import add
from grader.assignment.spec import Assignment
from grader.results.result import Result
from grader.results.row import Row
from grader.safe_text import clean

FORMULA = re.compile(r"(?:^|(?<=[;|\t\r\n]))(?=[=+\-@\t\r])")
DECIDED = ("automatic_score", "automatic_max_score", "decided_by_hand")
LATE = ("raw_score", "penalty", "days_late", "handed_in")


def render_grades(assignment: Assignment, rows: Iterable[Row]) -> str:
    """The table, in the order of the students; points are blank unless the status is `graded`.

    assignment: with what its parts count now. With a deadline: also raw score, penalty, days late, and hand-in
    time if known. With decisions of a person: also the automatic score, the most that it could be, and what was
    decided.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    late = LATE if assignment.deadline else ()
    names = assignment.part_names
    rows = sorted(rows, key=lambda row: row.student)
    decided = DECIDED if any(row.decided for row in rows) else ()
    writer.writerow(["student", *names, "score", "max_score", "status", "note", *late, *decided])
    for row in rows:
        writer.writerow([defuse(row.student), *_cells(assignment, row, bool(decided))])
    return text.getvalue()


def _cells(assignment: Assignment, row: Row, decided: bool) -> list[str | float]:
    """The columns after the name."""
    graded = row.status == "graded"
    parts = (*row.stages, *row.manual)
    stages = [each.score if graded and each.score is not None else "" for each in parts]
    score = row.score if graded else ""
    cells = [*stages, score, assignment.points, row.status, defuse(row.note)]
    if assignment.deadline:
        lateness = row.lateness
        cells += [row.earned, add([row.earned, -row.automatic])] if graded else ["", ""]
        cells += [lateness.days, lateness.handed_in] if lateness else ["", ""]
    if decided:
        cells += [row.automatic if graded else "", row.automatic_points]
        cells += [defuse(" ".join(row.decided))]
    return cells


def render_checks(results: Sequence[Result], people: Mapping[str, Mapping[str, str]]) -> str:
    """The same with a column per check and the student's identifiers; unjudged cells are blank."""
    known = list(dict.fromkeys(key for ids in people.values() for key in ids))
    known = [key for key in known if key != "student"]
    assignment = results[0].assignment
    stages = [stage.name for stage in assignment.stages]
    # Unreadable results have no checks; keep stage order anyway.
    checks = sorted(
        {check.name: check.stage for result in results for check in result.checks}.items(),
        key=lambda item: stages.index(item[1]),
    )
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    names = [f"{stage}: {name}" for name, stage in checks]
    late = LATE if assignment.deadline else ()
    decided = DECIDED if any(result.adjustments for result in results) else ()
    columns = [*stages, *(each.name for each in assignment.manual)]
    headings = [
        *known,
        *columns,
        "score",
        "max_score",
        "status",
        "note",
        *late,
        *decided,
        "mistakes",
        *names,
    ]
    writer.writerow(["student", *headings])
    for result in sorted(results, key=lambda result: result.student):
        ids = people.get(result.student, {})
        found = {check.name: check for check in result.checks}
        mistakes = dict.fromkeys(name for check in result.checks for name in check.diagnosis)
        scores = [
            found[name].score if result.judged and name in found else "" for name, _ in checks
        ]
        row = [
            *(defuse(ids.get(key, "")) for key in known),
            *_cells(assignment, result.row, bool(decided)),
            defuse(" ".join(mistakes)),
        ]
        writer.writerow([defuse(result.student), *row, *scores])
    return text.getvalue()


def defuse(cell: str) -> str:
    """Escape a cell against spreadsheet formulas and terminal commands.

    A program may take another separator than ours, and split the cell at it.
    """
    return FORMULA.sub("'", clean(cell))
