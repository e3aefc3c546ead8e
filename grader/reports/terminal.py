"""Render results for the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from grader.results.row import Row, StageScore
from grader.safe_text import clean

NOTE = 13  # columns that the note has at least


def render_class(rows: Sequence[Row], width: int) -> Table:
    """One row a student: the score, the stages, and why it is what it is, in `width` columns.

    The names of the columns are never cut; where there is little room, the last column wraps.
    """
    table = Table(box=None, pad_edge=False, header_style="bold")
    headings = ["score", *(stage.name for stage in rows[0].stages)]
    used = sum(len(heading) + 2 for heading in headings)
    room = width - used - NOTE - 2
    student = min(max(7, *(len(row.student) for row in rows)), max(room, 7), 24)
    table.add_column("student", overflow="fold", width=student)
    for heading in headings:
        table.add_column(heading, justify="right", no_wrap=True, width=len(heading))
    table.add_column(
        "note", overflow="ellipsis", no_wrap=True, width=max(width - used - student - 2, NOTE)
    )
    for row in sorted(rows, key=lambda row: row.student):
        points = [_render_points(stage) for stage in row.stages] if row.judged else []
        cells = [str(row.score), *points] if row.judged else [""] * len(headings)
        note = row.note if row.judged else f"{row.status}: {row.note}"
        table.add_row(Text(clean(row.student)), *cells, Text(clean(note), "dim"))
    return table


def _render_points(stage: StageScore) -> Text:
    return Text(str(stage.score), "green" if stage.score == stage.points else "red")
