"""`xorkit report`: write student pages and the class page."""

from __future__ import annotations

from pathlib import Path

import click

from grader.assignment.plots import load_pictures
from grader.assignment.spec import Assignment
from grader.atomic_files import file_name
from grader.commands.options import reports_errors, run_assignment_option
from grader.own_files import OwnFiles
from grader.reports import plots
from grader.reports.gallery import Gallery
from grader.safe_text import count
from grader.teaching.class_page import read_sentences, render_index
from grader.teaching.finished_run import find_assignment, list_aside, read_run
from grader.teaching.student_pages import INSTRUCTOR, STUDENTS, render_pages
from grader.unnamed.group_view import view_groups


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
        groups = view_groups(out, results, read_sentences(assignment))
        page = render_index(results[0].assignment, results, finished, groups)
        files.write(index, page.encode())
    list_aside(files)
    if gallery.failed:
        click.echo(f"{count(gallery.failed, 'picture')} could not be drawn.", err=True)
    first = into / STUDENTS / f"{file_name(results[0].student)}.html"
    click.echo(f"The class page: {index}; {count(len(results), 'student page')}, such as {first}")
    click.echo(f"For you alone, with code and held-back checks: {into / INSTRUCTOR}")


COMMANDS = (report_command,)
