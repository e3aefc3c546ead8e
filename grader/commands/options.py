"""Options and helpers shared by several commands."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from grader.errors import XorkitError
from grader.home.terminal import PLAIN, wrap

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

plain_option = click.option(
    "--plain",
    is_flag=True,
    envvar=PLAIN,
    callback=lambda *given: given[-1] or os.environ.get("TERM") == "dumb",
    help="Print plain lines, for a screen reader.  [default: if TERM is dumb or XORKIT_PLAIN is 1]",
)
folder_argument = click.argument("folder", type=click.Path(path_type=Path), default=Path("."))
seed_option = click.option(
    "--seed",
    type=click.IntRange(0, 2**53),
    help="Random seed for test inputs (saved in run.json).  [default: random]",
)

# Of the commands that grade a class.
workers_option = click.option(
    "--workers",
    type=click.IntRange(1),
    default=os.cpu_count() or 1,
    show_default="one per core",
    help="Number of parallel workers.",
)
trust_option = click.option(
    "--trust-submissions",
    "trust",
    is_flag=True,
    help="Grade even if protections are missing on this machine.",
)
regrade_option = click.option(
    "--regrade", is_flag=True, help="Grade everything again and report changed scores."
)
ignore_option = click.option(
    "--ignore",
    multiple=True,
    metavar="PATTERN",
    help="Names in SUBMISSIONS that are known not to be submissions: '*.pdf'. Can be repeated.",
)
near_names_option = click.option(
    "--accept-near-names",
    is_flag=True,
    help="Grade 'Area.py' or 'area (1).py' as area.py, and note it in the result.",
)

nbgrader_course_option = click.option(
    "--course", type=click.Path(path_type=Path), help="nbgrader: the course folder."
)
database_option = click.option(
    "--database",
    default="",
    metavar="URL",
    help="nbgrader: gradebook database URL.  [default: from the course's configuration]",
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
