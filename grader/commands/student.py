"""For students: start and submit."""

from __future__ import annotations

from pathlib import Path

import click

from grader.assignment.load import load, locate
from grader.commands.options import assignment_option, folder_argument, plain_option, reports_errors
from grader.home.check import check, find_own_assignment
from grader.home.terminal import say
from grader.intake.pack import pack_submission, write_package


@click.command(name="start")
@click.argument("folder", type=click.Path(path_type=Path), default=Path("xor"))
@assignment_option
@reports_errors
def start_command(folder: Path, name: str) -> None:
    """Create FOLDER with a fresh copy of the assignment.

    Example: xorkit start my-work
    """
    from grader.authoring import handout  # of use to this command alone

    handout.write_folder(load(locate(name)), folder)
    place = f'"{folder}"' if " " in str(folder) else folder
    say(f"{folder} is ready. Start with {folder / 'README.md'}.")
    say(f"Then: cd {place}, and: xorkit check")


@click.command(name="submit")
@folder_argument
@click.option(
    "--out", type=click.Path(path_type=Path), help="Output file.  [default: <folder>.zip]"
)
@click.option("--unfinished", is_flag=True, help="Hand in work that is not finished.")
@plain_option
@reports_errors
def submit_command(folder: Path, out: Path | None, unfinished: bool, plain: bool) -> int:
    """Check the modules in FOLDER, and zip them to hand in.

    Example: xorkit submit
    """
    del plain  # its lines are
    assignment = find_own_assignment(folder)
    out = out or Path(f"{folder.resolve().name}.zip")
    package = pack_submission(assignment, folder)
    result = check(assignment, package.submission, None)
    say(f"To hand in: {', '.join(package.files)}.")
    say(f"Points at home: {result.score} of {assignment.points}.")
    if package.left_out:
        say(f"Left out, because nothing imports it: {', '.join(package.left_out)}.")
    left = [
        f"{stage.name} ({stage.text})" for stage in result.stages if stage.score != stage.points
    ]
    if left:
        say(f"Not finished: {', '.join(left)}. To see why: xorkit check")
    if left and not unfinished:
        say(f"{out} was not written. To hand in unfinished work: xorkit submit --unfinished")
        return 1
    write_package(package, out)
    say(f"{out} is ready. Hand it in.")
    return 0


COMMANDS = (start_command, submit_command)
