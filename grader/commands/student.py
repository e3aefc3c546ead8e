"""For students: start, check, submit."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click
from rich.console import Console

from grader.assignment.load import load, load_known, locate
from grader.assignment.spec import Assignment
from grader.commands.options import assignment_option, folder_argument, reports_errors
from grader.commands.watch import watch
from grader.discovery.which_assignment import choose_for_folder
from grader.errors import XorkitError
from grader.intake.pack import pack_submission
from grader.intake.reading import read_submission
from grader.judging.grade import grade
from grader.judging.job import Job
from grader.reports import terminal
from grader.results.result import Result
from grader.safe_text import count


@click.command(name="start")
@click.argument("folder", type=click.Path(path_type=Path), default=Path("xor"))
@assignment_option
@reports_errors
def start_command(folder: Path, name: str) -> None:
    """Create FOLDER with a fresh copy of the assignment.

    Example: xorkit start my-network
    """
    from grader.authoring import handout  # of use to this command alone

    files = handout.write_folder(load(locate(name)), folder)
    click.echo(
        f"{folder} has {files} files. Start with {folder}/README.md. Then: cd {folder} && xorkit check"
    )


@click.command(name="check")
@folder_argument
@click.option("-k", "stage", metavar="STAGE", help="Check one stage only.")
@click.option("--hint", is_flag=True, help="Show a hint.")
@click.option("--explain", is_flag=True, help="Show the smallest example that fails, step by step.")
@click.option("--all", "everything", is_flag=True, help="Show all problems, not only the first.")
@click.option("--watch", "again", is_flag=True, help="Check again after each save, until Ctrl-C.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "github"]),
    default="text",
    show_default=True,
    help="github: annotations, step summary and Classroom result.",
)
@click.option(
    "--assignment", "name", help="With --format github: assignment name.  [default: from FOLDER]"
)
@reports_errors
def check_command(
    folder: Path,
    stage: str | None,
    hint: bool,
    explain: bool,
    everything: bool,
    again: bool,
    form: str,
    name: str | None,
) -> int:
    """Check the modules in FOLDER and show the first problem.

    Example: xorkit check --hint
    """
    if form == "github":
        if again:
            raise XorkitError("--watch needs a terminal; remove it with --format github.")
        return check_on_github(folder, stage, name)
    assignment = find_own_assignment(folder)
    console = Console()

    def show() -> Result:
        result = check(assignment, folder, stage)
        if again:
            console.clear()
        console.print(terminal.render_result(result, hint, everything, explain))
        return result

    if again:
        watch(folder, show)
        return 0
    return 0 if show().first_to_mend is None else 1


@click.command(name="submit")
@folder_argument
@click.option(
    "--out", type=click.Path(path_type=Path), help="Output file.  [default: <folder>.zip]"
)
@reports_errors
def submit_command(folder: Path, out: Path | None) -> None:
    """Zip the modules in FOLDER to hand in, and check them.

    Example: xorkit submit
    """
    assignment = find_own_assignment(folder)
    out = out or Path(f"{folder.resolve().name}.zip")
    names = pack_submission(assignment, folder, out)
    result = check(assignment, folder, None)
    unfinished = [stage.name for stage in result.stages if stage.score != stage.points]
    click.echo(f"{out} holds {count(len(names), 'module')}: {', '.join(names)}. Hand it in.")
    if unfinished:
        click.echo(f"Not finished: {', '.join(unfinished)}. To see why: xorkit check")


def check_on_github(folder: Path, stage: str | None, name: str | None) -> int:
    """The checks as a step of a workflow; the exit code."""
    from grader.integrations import github_action  # of use to a workflow alone

    assignment = github_action.find_installed(folder, name)
    try:
        result = check(assignment, folder, stage)
    except XorkitError as error:  # Classroom also gets a result without a verdict
        result = github_action.not_judged(assignment, error)
    return github_action.publish(result, folder)


def check(assignment: Assignment, folder: Path, stage: str | None) -> Result:
    """Run the checks against the recorded answers, of all stages or one."""
    names = [each.name for each in assignment.stages]
    if stage is not None and stage not in names:
        raise XorkitError(f"There is no stage {stage!r}. Stages: {', '.join(names)}.")
    # Earlier stages run too: a stage may depend on them.
    only = tuple(names[: names.index(stage) + 1]) if stage else ()
    job = Job(assignment.trusting(), None, assignment.public_seed, only=only)
    (result,) = grade(job, [read_submission(folder)])
    shown = [each for each in result.checks if stage in (None, each.stage)]
    return replace(result, checks=tuple(shown))


def find_own_assignment(folder: Path) -> Assignment:
    """The folder's assignment: the installed one of that name, else the folder itself."""
    if not folder.is_dir():
        raise XorkitError(f"{folder} does not exist; name the folder with your modules.")
    if not (folder / "assignment.toml").is_file():
        return choose_for_folder(folder, load_known())
    own = load(folder.resolve())
    try:
        return load(locate(own.name))
    except XorkitError:
        return own


COMMANDS = (start_command, check_command, submit_command)
