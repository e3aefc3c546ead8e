"""`xorkit check`. The warm process starts before anything large is imported, and imports NumPy meanwhile."""

from __future__ import annotations

from pathlib import Path

import click

from grader.commands.options import plain_option, reports_errors
from grader.errors import XorkitError
from grader.sandbox.fork_server import Launcher


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
@click.pass_obj
@reports_errors
def check_command(
    launcher: Launcher | None,
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
    if again and form == "github":
        raise XorkitError("--watch needs a terminal; remove it with --format github.")
    with launcher or Launcher() as warm:
        if not again:
            warm.start()
        from grader.home.check import HomeCheck  # after the start of the warm process

        chosen = HomeCheck(target, stage, warm)
        if form == "github":
            return chosen.publish(name)
        if again:
            return chosen.watch(plain)
        return chosen.show(hint, explain, everything, plain)


COMMANDS = (check_command,)
