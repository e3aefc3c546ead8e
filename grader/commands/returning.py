"""`xorkit return`: bundle the students' pages for Moodle, Canvas or mail."""

from __future__ import annotations

from pathlib import Path

import click

from grader.assignment.plots import load_pictures
from grader.commands.options import reports_errors, run_assignment_option
from grader.reports import plots
from grader.reports.gallery import Gallery
from grader.teaching.class_report import report_export
from grader.teaching.finished_run import find_assignment, read_run
from grader.teaching.give_back import TARGETS, Inputs, give_back

path = click.Path(path_type=Path)


@click.command(name="return")
@click.argument("out", type=path)
@click.option("--to", "target", type=click.Choice(list(TARGETS)), required=True, help="Where the pages go.")  # fmt: skip
@click.option("--into", type=path, help="A .zip, or a folder.  [default: in OUT/return]")
@click.option("--roster", type=path, help="CSV file with the column student, and email, name, participant, …")  # fmt: skip
@click.option("--worksheet", type=path, help="Moodle: the downloaded grading worksheet.")
@click.option("--submissions", type=path, help="The download of the class.  [default: what was graded]")  # fmt: skip
@run_assignment_option
@reports_errors
def return_command(
    out: Path,
    target: str,
    into: Path | None,
    roster: Path | None,
    worksheet: Path | None,
    submissions: Path | None,
    name: str | None,
) -> int:
    """Bundle each student's own page in OUT for giving it back.

    Example: xorkit return results --to moodle --into feedback.zip
    """
    plots.require()
    assignment = find_assignment(out, name)
    results, _ = read_run(out, assignment)
    inputs = Inputs(roster, worksheet, submissions)
    gallery = Gallery(load_pictures(assignment))
    return report_export(give_back(out, results, target, into, inputs, gallery), len(results), "page")  # fmt: skip


COMMANDS = (return_command,)
