"""The page of a course for the instructor: everybody in every assignment, and what to teach again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import mean, median

from grader.course.gradebook import TOTAL, Cell, Gradebook, Run
from grader.reports.class_summary import explain_concern, survey
from grader.reports.class_view import Shared
from grader.reports.html import render_page
from grader.safe_text import count

WORDS = {
    "missing": "missing",
    "needs-a-person": "needs a person",
    "not-judged": "not judged",
    "not-graded": "",
}
TOP = 5  # mistakes to show of an assignment


@dataclass(frozen=True)
class Column:
    """An assignment. share: of the total, in percent, once it is graded; report: its own class page.

    mean: of the graded ones, in percent of the points. counts: how many cells have each status.
    """

    name: str
    title: str
    points: float
    share: float | None
    report: str
    mean: float | None
    late: int
    counts: Mapping[str, int]
    mistakes: Sequence[Shared]


def render_class_page(
    book: Gradebook,
    says: Mapping[str, Mapping[str, str]],
    reports: Mapping[str, str],
    links: Mapping[str, str],
    notes: Sequence[str],
) -> str:
    """The page. By assignment, says: the sentence of each mistake; reports: the class page.

    links: the page of each student. notes: what else is to be said at the top.
    """
    rows = [(line, [show_cell(cell) for cell in line.cells]) for line in book.lines]
    return render_page(
        "course.html",
        "class.js",
        wide=True,
        title=book.course.title,
        headline=_make_headline(book),
        columns=[
            _make_column(book, place, says.get(run.part.name, {}), reports)
            for place, run in enumerate(book.runs)
        ],
        concerns=list(list_concerns(book)),
        rows=rows,
        links=links,
        notes=notes,
    )


def show_cell(cell: Cell) -> str:
    """A cell of the table: the points and the penalty, or why there are none."""
    if cell.status != "graded" or cell.result is None:
        return WORDS[cell.status]
    penalty = cell.result.late_penalty
    return f"{cell.result.score} (−{penalty} late)" if penalty else str(cell.result.score)


def list_concerns(book: Gradebook) -> list[tuple[str, str, str]]:
    """Whom a person should look at: the student, the assignment and why."""
    found = []
    for line in book.lines:
        for cell, run in zip(line.cells, book.runs, strict=True):
            open_ = cell.status in ("needs-a-person", "not-judged")
            why = explain_concern(cell.result) if cell.result else ""
            if why or open_:
                found.append((line.student, run.part.name, why or cell.note))
    return found


def _make_headline(book: Gradebook) -> str:
    totals = [float(line.total) for line in book.lines if line.total is not None]
    graded = f"{len(book.graded)} of {count(len(book.runs), 'assignment')} graded"
    people = count(len(book.lines), "student")
    if not totals:
        return f"{people}; {graded}"
    return (
        f"{people}: {mean(totals):.1f} of {TOTAL} on average, half have {median(totals):.1f} or "
        f"more; {graded}"
    )


def _make_column(
    book: Gradebook, place: int, says: Mapping[str, str], reports: Mapping[str, str]
) -> Column:
    run: Run = book.runs[place]
    assignment = run.part.assignment
    cells = [line.cells[place] for line in book.lines]
    results = [cell.result for cell in cells if cell.result]
    scores = [result.score / assignment.points for result in results if result.judged]
    whole = sum(each.part.weight for _, each in book.graded)
    return Column(
        run.part.name,
        assignment.title,
        assignment.points,
        100 * run.part.weight / whole if run.graded else None,
        reports.get(run.part.name, ""),
        100 * mean(scores) if scores else None,
        sum(bool(result.lateness and result.lateness.days) for result in results),
        Counter(cell.status for cell in cells),
        survey(assignment, results, says).misconceptions[:TOP] if scores else (),
    )
