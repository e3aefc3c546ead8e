"""Reads what a run of `xorkit grade` has left, for the commands that render it."""

from __future__ import annotations

from pathlib import Path

import click

from grader.assignment.load import load, locate
from grader.assignment.spec import Assignment
from grader.batch.results_folder import ResultsFolder, read_assignment_name
from grader.own_files import OwnFiles
from grader.results.result import Result


def find_assignment(out: Path, name: str | None) -> Assignment:
    """The assignment that was named, else the one that the run in OUT is of; raises `XorkitError`."""
    return load(locate(name or read_assignment_name(out)))


def read_run(out: Path, assignment: Assignment) -> tuple[list[Result], bool]:
    """All results of a run, and whether it finished; warn if it did not."""
    folder = ResultsFolder(out, assignment)
    results = folder.results()
    if not folder.finished:
        click.echo(
            f"Warning: the run in {out} is incomplete; only its existing results are used.",
            err=True,
        )
    for doubt in folder.overlay.list_doubts(results):
        click.echo(doubt, err=True)
    return results, folder.finished


def list_aside(files: OwnFiles) -> None:
    """Name what was there and not xorkit's, and where it is now."""
    for path in files.aside:
        click.echo(f"A file that xorkit did not write is kept as {path}.", err=True)
