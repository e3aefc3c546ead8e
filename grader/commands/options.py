"""What several commands share: their options, how they speak, and what an option means."""

from __future__ import annotations

import secrets
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from grader.assignment.spec import Assignment
from grader.errors import XorkitError
from grader.judging.grade import Job
from grader.oracle.mistakes import read_mistakes
from grader.oracle.reference import read_reference

CHECKOUT = Path(__file__).resolve().parent.parent.parent
assignment_option = click.option(
    "--assignment", "name", default="xor", show_default=True, help="Its name, or its folder."
)
reference_option = click.option(
    "--reference",
    type=click.Path(path_type=Path),
    help="The folder with the solutions.  [default: solutions/<assignment>]",
)

folder_argument = click.argument("folder", type=click.Path(path_type=Path), default=Path("."))
seed_option = click.option(
    "--seed",
    type=click.IntRange(0, 2**53),
    help="Of the inputs; a run's is in its run.json.  [default: drawn anew]",
)


def reports_errors(command: Callable[..., int | None]) -> Callable[..., None]:
    """Say a problem that the user can mend in one sentence, exit code 2; else exit as the command says."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> None:
        try:
            code = command(*args, **kwargs)
        except XorkitError as error:
            raise click.UsageError(str(error)) from error
        sys.exit(code or 0)

    return run


def find_reference(assignment: Assignment, folder: Path | None) -> Path:
    """The reference that was named, else the checkout's or the current folder's."""
    homes = (Path.cwd(), assignment.folder.parent.parent)
    places = [home / "solutions" / assignment.name for home in homes]
    return folder or next((place for place in places if place.is_dir()), places[0])


def make_job(assignment: Assignment, reference: Path | None, seed: int | None) -> Job:
    """Grading by a reference and its mistakes, on the inputs of a seed or of a new one."""
    folder = find_reference(assignment, reference)
    sources = read_reference(folder, assignment)
    mistakes = read_mistakes(folder / "mistakes.toml", assignment)
    return Job(assignment, sources, secrets.randbits(53) if seed is None else seed, mistakes)
