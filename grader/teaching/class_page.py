"""The page of a class, with links to the instructor's copies of the student pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from grader.assignment.plots import measure
from grader.assignment.spec import Assignment
from grader.atomic_files import file_name
from grader.errors import XorkitError
from grader.oracle.recorded import read_recorded
from grader.reports import class_summary, html, plots
from grader.reports.class_charts import make_class_charts
from grader.results.result import Result
from grader.teaching.student_pages import INSTRUCTOR


def render_index(
    assignment: Assignment, results: Sequence[Result], finished: bool, groups: Any = None
) -> str:
    """Render the class page with links to the instructor's copies of the student pages.

    groups: what nobody named, as `grader.unnamed.group_view` makes it.
    """
    view = class_summary.survey(assignment, results, read_sentences(assignment))
    links = {
        result.student: f"{INSTRUCTOR}/{quote(file_name(result.student))}.html"
        for result in results
    }
    charts = make_class_charts(view) if view.rows else ()
    shown = [plots.embed_plot(each, measure(each, view)) for each in charts]
    notes = [] if finished else ["The run is incomplete; only its existing results are shown."]
    return html.render_class(view, links, shown, notes, groups)


def read_sentences(assignment: Assignment) -> dict[str, str]:
    """The sentence of each known mistake; empty without recorded answers."""
    try:
        return {
            name: text["says"] for name, text in read_recorded(assignment).mistakes.texts.items()
        }
    except XorkitError:
        return {}
