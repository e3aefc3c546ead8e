"""`xorkit report`: a feedback page for each student, and a page of the class."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

import click

from grader.assignment.load import load, locate
from grader.assignment.plots import load_pictures, measure
from grader.assignment.spec import Assignment
from grader.atomic_files import file_name, write_whole
from grader.commands.finished_run import read_run
from grader.commands.options import assignment_option, reports_errors
from grader.errors import XorkitError
from grader.oracle.recorded import read_recorded
from grader.reports import class_summary, html, plots
from grader.reports.class_charts import make_class_charts
from grader.reports.gallery import Gallery
from grader.reports.student_page import render_student_page
from grader.results.result import Result
from grader.safe_text import count


@click.command(name="report")
@click.argument("out", type=click.Path(path_type=Path))
@click.option(
    "--into", type=click.Path(path_type=Path), help="The folder to write to.  [default: OUT/report]"
)
@assignment_option
@reports_errors
def report_command(out: Path, into: Path | None, name: str) -> None:
    """Write a page for each student in OUT, and one of the class.

    Example: xorkit report results
    """
    plots.require()
    assignment = load(locate(name))
    results, finished = read_run(out, assignment)
    into = into or out / "report"
    gallery = Gallery(load_pictures(assignment))
    for result in results:
        page = into / "students" / f"{file_name(result.student)}.html"
        write_whole(page, render_student_page(result, gallery.show(result)).encode())
    index = into / "index.html"
    write_whole(index, render_index(assignment, results, finished).encode())
    if gallery.failed:
        click.echo(f"{count(gallery.failed, 'picture')} could not be drawn and left out.", err=True)
    click.echo(f"{count(len(results), 'page')} in {into / 'students'}. Open {index} first.")


def render_index(assignment: Assignment, results: Sequence[Result], finished: bool) -> str:
    """The page of the class, with links to the pages of its students."""
    view = class_summary.survey(assignment, results, _read_sentences(assignment))
    links = {
        result.student: f"students/{quote(file_name(result.student))}.html" for result in results
    }
    shown = [plots.embed_plot(each, measure(each, view)) for each in make_class_charts(view)]
    notes = [] if finished else ["The run was stopped; these are the results that it has."]
    return html.render_class(view, links, shown, notes)


def _read_sentences(assignment: Assignment) -> dict[str, str]:
    """What each known mistake is; nothing where no answers are recorded."""
    try:
        return {
            name: text["says"] for name, text in read_recorded(assignment).mistakes.texts.items()
        }
    except XorkitError:
        return {}


COMMANDS = (report_command,)
