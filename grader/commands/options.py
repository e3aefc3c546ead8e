"""Options and helpers shared by several commands."""

from __future__ import annotations

import secrets
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from grader.assignment.spec import Assignment
from grader.commands.terminal import wrap
from grader.errors import XorkitError
from grader.judging.job import Job
from grader.oracle.mistakes import read_mistakes
from grader.oracle.reference import read_reference

CHECKOUT = Path(__file__).resolve().parent.parent.parent
assignment_option = click.option(
    "--assignment", "name", default="xor", show_default=True, help="Assignment name or folder."
)
chosen_assignment_option = click.option(
    "--assignment",
    "name",
    help="Assignment name or folder.  [default: by the files that are there]",
)
run_assignment_option = click.option(
    "--assignment", "name", help="Assignment name or folder.  [default: as run.json says]"
)
reference_option = click.option(
    "--reference",
    type=click.Path(path_type=Path),
    help="Solutions folder.  [default: solutions/<assignment>]",
)

folder_argument = click.argument("folder", type=click.Path(path_type=Path), default=Path("."))
seed_option = click.option(
    "--seed",
    type=click.IntRange(0, 2**53),
    help="Random seed for test inputs (saved in run.json).  [default: random]",
)


def reports_errors(command: Callable[..., int | None]) -> Callable[..., None]:
    """Report a user error in one sentence with exit code 2; else exit with the command's code."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> None:
        try:
            code = command(*args, **kwargs)
        except XorkitError as error:
            said = wrap(f"Error: {error}").removeprefix("Error: ")
            raise click.UsageError(said) from error
        sys.exit(code or 0)

    return run


def find_reference(assignment: Assignment, folder: Path | None) -> Path:
    """The named reference, else the current folder's or the checkout's."""
    homes = (Path.cwd(), assignment.folder.parent.parent)
    places = [home / "solutions" / assignment.name for home in homes]
    return folder or next((place for place in places if place.is_dir()), places[0])


def make_job(assignment: Assignment, reference: Path | None, seed: int | None) -> Job:
    """A job with the reference, its mistakes, and the seed or a random one."""
    folder = find_reference(assignment, reference)
    sources = read_reference(folder, assignment)
    mistakes = read_mistakes(folder / "mistakes.toml", assignment)
    return Job(assignment, sources, secrets.randbits(53) if seed is None else seed, mistakes)
