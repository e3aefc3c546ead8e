"""For students: start, check, submit."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import click

from grader.assignment.experiments import load_exploration
from grader.assignment.load import find_kit, load, load_known, locate
from grader.assignment.spec import Assignment
from grader.commands.options import assignment_option, folder_argument, reports_errors
from grader.commands.terminal import make_console, plain_option, say
from grader.discovery.which_assignment import choose_for_folder
from grader.errors import Finding, XorkitError
from grader.intake.pack import pack_submission, write_package
from grader.intake.reading import read_submission
from grader.intake.submission import Submission
from grader.judging.grade import grade
from grader.judging.job import Job
from grader.reports.student_screen import PLAIN, Marks, View, render_result
from grader.results.history import (
    list_news,
    name_problem,
    read_history,
    update_history,
    write_history,
)
from grader.results.result import Result


@click.command(name="start")
@click.argument("folder", type=click.Path(path_type=Path), default=Path("xor"))
@assignment_option
@reports_errors
def start_command(folder: Path, name: str) -> None:
    """Create FOLDER with a fresh copy of the assignment.

    Example: xorkit start my-network
    """
    from grader.authoring import handout  # of use to this command alone

    handout.write_folder(load(locate(name)), folder)
    place = f'"{folder}"' if " " in str(folder) else folder
    say(f"{folder} is ready. Start with {folder / 'README.md'}.")
    say(f"Then: cd {place}, and: xorkit check")


@click.command(name="check")
@click.argument("target", type=click.Path(path_type=Path), default=Path("."))
@click.option("-k", "stage", metavar="STAGE", help="Check one stage only.")
@click.option("--hint", is_flag=True, help="Show the next step of a hint.")
@click.option("--explain", is_flag=True, help="Show the smallest example that fails, step by step.")
@click.option("--all", "everything", is_flag=True, help="Show all problems, not only the first.")
@click.option("--watch", "again", is_flag=True, help="Check again after each save, until Ctrl-C.")
@plain_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "github"]),
    default="text",
    show_default=True,
    help="github: annotations, step summary and Classroom result.",
)
@click.option(
    "--assignment", "name", help="With --format github: assignment name.  [default: from TARGET]"
)
@reports_errors
def check_command(
    target: Path,
    stage: str | None,
    hint: bool,
    explain: bool,
    everything: bool,
    again: bool,
    plain: bool,
    form: str,
    name: str | None,
) -> int:
    """Check your modules and show the first problem.

    TARGET is a folder, a file or a stage.  [default: the current folder]

    Example: xorkit check --hint
    """
    folder, stage = choose_target(target, stage)
    if form == "github":
        if again:
            raise XorkitError("--watch needs a terminal; remove it with --format github.")
        return check_on_github(folder, stage, name)
    assignment = find_own_assignment(folder)
    if again:
        from grader.commands.watch import Screen  # of use to this option alone

        Screen(folder, ["-k", stage] if stage else [], plain).run()
        return 0
    submission = read_submission(folder)
    result = check(assignment, submission, stage)
    history, now = read_history(folder), datetime.now().astimezone()
    news = list(list_news(history, result, submission.modules, now))
    history = update_history(history, result, submission.modules, now)
    first = result.first_to_mend
    steps = history.count_steps(first, hint) if first else 1
    if first and hint:
        history = replace(history, hint=name_problem(first), steps=steps)
    if folder.resolve() != assignment.folder:  # the kit's own files stay as they are
        write_history(folder, history)
    console = make_console(plain)
    unicode = (console.encoding or "").lower().startswith("utf") and not console.legacy_windows
    view = View(
        hints=steps,
        asked=hint,
        everything=everything,
        explain=explain,
        news=news,
        plain=plain,
        marks=Marks() if unicode else PLAIN,
        width=console.width,
    )
    console.print(render_result(result, submission.modules, view))
    if first is None and stage is None and not result.problem:
        show_finish(assignment, folder)
    return 0 if first is None else 1


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


def check_on_github(folder: Path, stage: str | None, name: str | None) -> int:
    """The checks as a step of a workflow; the exit code."""
    from grader.integrations import github_action  # of use to a workflow alone

    assignment = github_action.find_installed(folder, name)
    try:
        result = check(assignment, read_submission(folder), stage)
    except XorkitError as error:  # Classroom also gets a result without a verdict
        result = github_action.not_judged(assignment, error)
    return github_action.publish(result, folder)


def show_finish(assignment: Assignment, folder: Path) -> None:
    """What the finished program does, and what can be done with it."""
    from grader.commands.studio import Studio  # only at full points

    exploration = load_exploration(assignment)
    if exploration.finish:
        with Studio(assignment, folder) as studio, contextlib.suppress(Finding):
            say("\n" + "\n".join(exploration.finish(studio.student)))
    say("\nNext: xorkit submit")
    if exploration.experiments:
        say("Then predict what it does, and find out: xorkit explore")
    if assignment.pictures:
        say("To see it: xorkit plot")


def choose_target(target: Path, stage: str | None) -> tuple[Path, str | None]:
    """The folder to check and the stage: `loss`, `loss.py` and `my-network/loss.py` name both."""
    stage = stage and stage.removesuffix(".py")
    if target.is_dir():
        return target, stage
    if target.is_file() or len(target.parts) == 1:
        return target.parent, stage or target.name.removesuffix(".py")
    raise XorkitError(f"{target} does not exist. Name the folder with your modules, or a stage.")


def check(assignment: Assignment, submission: Submission, stage: str | None) -> Result:
    """Run the checks of all stages or one against the recorded answers."""
    names = [each.name for each in assignment.stages]
    if stage is not None and stage not in names:
        raise XorkitError(f"There is no stage or folder {stage!r}. Stages: {', '.join(names)}.")
    wanted = {stage, *assignment.needed(stage)} if stage else set(names)
    only = tuple(name for name in names if name in wanted)  # a stage may depend on others
    job = Job(assignment.trusting(), None, assignment.public_seed, only=only)
    (result,) = grade(job, [submission])
    shown = [each for each in result.checks if stage in (None, each.stage)]
    return replace(result, checks=tuple(shown))


def find_own_assignment(folder: Path) -> Assignment:
    """The folder's assignment: the installed one of that name, else the folder itself."""
    if not folder.is_dir():
        raise XorkitError(f"{folder} does not exist; name the folder with your modules.")
    kit = find_kit(folder)
    if kit is None:
        return choose_for_folder(folder, load_known())
    own = load(kit)
    try:
        return load(locate(own.name))
    except XorkitError:
        return own


COMMANDS = (start_command, check_command, submit_command)
