"""`xorkit report`: write student pages and the class page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

import click

from grader.assignment.plots import load_pictures, measure
from grader.assignment.spec import Assignment
from grader.atomic_files import file_name
from grader.batch.own_files import OwnFiles
from grader.commands.finished_run import find_assignment, list_aside, read_run
from grader.commands.options import reports_errors, run_assignment_option
from grader.errors import XorkitError
from grader.oracle.recorded import read_recorded
from grader.reports import class_summary, html, plots
from grader.reports.class_charts import make_class_charts
from grader.reports.gallery import Gallery
from grader.results.result import Result
from grader.safe_text import count
from grader.teaching.student_pages import INSTRUCTOR, STUDENTS, render_pages


@click.command(name="report")
@click.argument("out", type=click.Path(path_type=Path))
@click.option(
    "--into", type=click.Path(path_type=Path), help="Output folder.  [default: OUT/report]"
)
@run_assignment_option
@reports_errors
def report_command(out: Path, into: Path | None, name: str | None) -> None:
    """Write a feedback page per student, your own copy of each, and a class page from OUT.

    Example: xorkit report results
    """
    write_pages(find_assignment(out, name), out, into or out / "report")


def write_pages(assignment: Assignment, out: Path, into: Path) -> None:
    """Write the pages of a run, and say where they are."""
    plots.require()
    results, finished = read_run(out, assignment)
    gallery = Gallery(load_pictures(assignment))
    index = into / "index.html"
    with OwnFiles(out) as files:
        for path, page in render_pages(out, assignment, results, gallery):
            files.write(into / path, page.encode())
        files.write(index, render_index(results[0].assignment, results, finished).encode())
    list_aside(files)
    if gallery.failed:
        click.echo(f"{count(gallery.failed, 'picture')} could not be drawn.", err=True)
    first = into / STUDENTS / f"{file_name(results[0].student)}.html"
    click.echo(f"The class page: {index}; {count(len(results), 'student page')}, such as {first}")
    click.echo(f"For you alone, with code and held-back checks: {into / INSTRUCTOR}")


def render_index(assignment: Assignment, results: Sequence[Result], finished: bool) -> str:
    """Render the class page with links to the instructor's copies of the student pages."""
    view = class_summary.survey(assignment, results, read_sentences(assignment))
    links = {
        result.student: f"{INSTRUCTOR}/{quote(file_name(result.student))}.html"
        for result in results
    }
    charts = make_class_charts(view) if view.rows else ()
    shown = [plots.embed_plot(each, measure(each, view)) for each in charts]
    notes = [] if finished else ["The run is incomplete; only its existing results are shown."]
    return html.render_class(view, links, shown, notes)


def read_sentences(assignment: Assignment) -> dict[str, str]:
    """The sentence of each known mistake; empty without recorded answers."""
    try:
        return {
            name: text["says"] for name, text in read_recorded(assignment).mistakes.texts.items()
        }
    except XorkitError:
        return {}


COMMANDS = (report_command,)
