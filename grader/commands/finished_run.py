"""Reads what a run of `xorkit grade` has left, for the commands that render it."""

from __future__ import annotations

from pathlib import Path

import click

from grader.assignment.spec import Assignment
from grader.batch.results_folder import ResultsFolder
from grader.results.result import Result


def read_run(out: Path, assignment: Assignment) -> tuple[list[Result], bool]:
    """Every result of a run, and whether it was finished; where not, that is said."""
    record = ResultsFolder(out, assignment)
    results = record.results()
    if not record.finished:
        click.echo(f"The run in {out} was stopped; these are the results that it has.", err=True)
    return results, record.finished
