"""`xorkit export`: write results as files for other systems."""

from __future__ import annotations

from pathlib import Path

import click

from grader.batch.exported import are_same
from grader.commands.options import (
    database_option,
    nbgrader_course_option,
    reports_errors,
    run_assignment_option,
)
from grader.errors import ExportError
from grader.integrations import roster
from grader.own_files import OwnFiles
from grader.teaching.class_report import report_export
from grader.teaching.export_formats import FORMATS, WORKSHEETS, Source
from grader.teaching.finished_run import find_assignment, list_aside, read_run

# Each imports only its own format.


@click.command(name="export")
@click.argument("out", type=click.Path(path_type=Path))
@click.option(
    "--to", "target", type=click.Choice(list(FORMATS)), required=True, help="The target system."
)
@click.option(
    "--roster",
    "names",
    type=click.Path(path_type=Path),
    help="CSV file with the column student, and canvas_id, sis_login_id, email, id_number, name, …",
)
@click.option(
    "--worksheet",
    type=click.Path(path_type=Path),
    help="CSV file downloaded from Canvas or Moodle; it is filled in.",
)
@click.option(
    "--column", default="", metavar="TITLE", help="Canvas: title of the assignment's column."
)
@click.option(
    "--into", type=click.Path(path_type=Path), help="Output file or folder.  [default: in OUT]"
)
@nbgrader_course_option
@database_option
@run_assignment_option
@reports_errors
def export_command(
    out: Path,
    target: str,
    names: Path | None,
    worksheet: Path | None,
    column: str,
    into: Path | None,
    course: Path | None,
    database: str,
    name: str | None,
) -> int:
    """Export the results in OUT for another system.

    Example: xorkit export results --to canvas --worksheet gradebook.csv --roster roster.csv
    """
    if worksheet and target not in WORKSHEETS:
        raise ExportError(f"--worksheet is for {' and '.join(WORKSHEETS)}; leave it out.")
    if column and target != "canvas":
        raise ExportError("--column is for canvas; leave it out.")
    if into and names and are_same(into, names):
        raise ExportError(f"{into} is the roster; name another place with --into.")
    if (course or database) and target != "nbgrader":
        raise ExportError("--course and --database are for nbgrader; leave them out.")
    assignment = find_assignment(out, name)
    results, _ = read_run(out, assignment)
    known = roster.read_roster(names) if names else roster.Roster()
    students = [result.student for result in results]
    for sentence in known.compare(students):
        click.echo(sentence, err=True)
    people = known.people(students)
    with OwnFiles(out) as files:
        source = Source(
            out,
            results,
            people,
            files,
            worksheet,
            column,
            into,
            results[0].assignment,
            course,
            database,
        )
        exported = FORMATS[target](source)
    list_aside(files)
    return report_export(exported, len(results))


COMMANDS = (export_command,)
