"""`xorkit viva`: questions for each student about their own program."""

from __future__ import annotations

from pathlib import Path

import click

from grader.batch.process_pool import ProcessPool
from grader.batch.reference_job import make_job
from grader.batch.results_folder import ResultsFolder
from grader.commands.adjusting import out_option
from grader.commands.options import (
    reference_option,
    reports_errors,
    run_assignment_option,
    trust_option,
    workers_option,
)
from grader.discovery.class_folder import take_inventory
from grader.errors import XorkitError
from grader.own_files import OwnFiles
from grader.sandbox import self_test
from grader.teaching.finished_run import find_assignment, list_aside, read_run
from grader.viva.class_vivas import choose, make_all, prepare, summarise
from grader.viva.pages import write_sheets


@click.command(name="viva")
@click.argument("students", nargs=-1)
@out_option
@click.option("--submissions", type=click.Path(path_type=Path), help="The folder that was graded.  [default: as run.json says]")  # fmt: skip
@run_assignment_option
@reference_option
@workers_option
@trust_option
@reports_errors
def viva_command(
    students: tuple[str, ...],
    out: Path,
    submissions: Path | None,
    name: str | None,
    reference: Path | None,
    workers: int,
    trust: bool,
) -> None:
    """Write five questions about their own program for each of STUDENTS, or for all.

    Example: xorkit viva ada emil --out results
    """
    assignment, _ = self_test.secure(find_assignment(out, name), trust)
    results, _ = read_run(out, assignment)
    chosen = choose(results, students)
    folder = ResultsFolder(out, assignment)
    place = submissions or folder.submissions
    if place is None:
        raise XorkitError(f"{out} does not say which folder was graded. Name it: --submissions")
    inventory = take_inventory(place, assignment, folder.ignore)
    job = make_job(assignment, reference, folder.seed)
    tasks = prepare(job, chosen, inventory.entries, folder.accept_near_names)
    workers = min(workers, len(chosen))
    with ProcessPool(workers) as executor:
        made = {sheet.student: sheet for sheet in make_all(job, tasks, executor, 2 * workers)}
    sheets = [made[result.student] for result in chosen]
    with OwnFiles(out) as files:
        index = write_sheets(out, assignment.title, sheets, files)
    list_aside(files)
    for line in summarise(sheets):
        click.echo(line)
    click.echo(f"The list: {index}; to print: {index.with_name('all.html')}")


COMMANDS = (viva_command,)
