"""`xorkit plot`: pictures of what one's own functions do."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress

from grader.assignment.plots import Picture, Seen, load_pictures, measure
from grader.assignment.spec import Assignment
from grader.atomic_files import write_whole
from grader.commands.options import reports_errors
from grader.commands.student import find_own_assignment
from grader.errors import Finding, XorkitError
from grader.intake.submission import read_submission
from grader.judging.ask_mode import AskMode
from grader.judging.stage_processes import StageProcesses
from grader.judging.student import Student
from grader.judging.time_budget import TimeBudget
from grader.oracle.oracle import make_empty_oracle
from grader.reports import plots
from grader.sandbox.fork_server import Launcher

CALL_SECONDS, ALL_SECONDS = 60, 1200  # one's own program, which may take its time


@click.command(name="plot")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option(
    "--in", "folder", type=click.Path(path_type=Path), default=Path("."), help="The folder with your modules.  [default: here]",
)  # fmt: skip
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("plots"), show_default=True, help="The folder to write to.",
)  # fmt: skip
@click.option("--dark", is_flag=True, help="Light ink on dark paper.")
@reports_errors
def plot_command(names: tuple[str, ...], folder: Path, out: Path, dark: bool) -> int:
    """Draw pictures of what your own functions do; without a NAME, say which there are.

    Example: xorkit plot boundary
    """
    assignment = find_own_assignment(folder)
    pictures = {picture.name: picture for picture in load_pictures(assignment)}
    if not names:
        return _list(pictures)
    wanted = list(pictures) if names == ("all",) else list(dict.fromkeys(names))
    unknown = [name for name in wanted if name not in pictures]
    if unknown:
        there = ", ".join([*pictures, "all"]) if pictures else "none for this assignment"
        raise XorkitError(f"There is no picture {unknown[0]!r}; there is: {there}.")
    theme = plots.DARK if dark else plots.LIGHT
    plots.require()
    failed = 0
    with Studio(assignment, folder) as studio:
        for name in wanted:
            try:
                seen = studio.measure(pictures[name])
            except Finding as finding:
                click.echo(f"{name} cannot be drawn yet. {finding}", err=True)
                failed += 1
                continue
            for file, content in plots.make_files(pictures[name], seen, theme).items():
                write_whole(out / file, content)
                click.echo(str(out / file))
    return 1 if failed else 0


def _list(pictures: dict[str, Picture]) -> int:
    width = max(map(len, pictures), default=0)
    for picture in pictures.values():
        click.echo(f"{picture.name:<{width}}  {picture.sees}")
    click.echo("Draw one: xorkit plot NAME. Draw them all: xorkit plot all")
    return 0


class Studio:
    """A submission, ready to be measured; use it in a `with` block, which ends its processes."""

    def __init__(self, assignment: Assignment, folder: Path) -> None:
        limits = replace(
            assignment.limits, call_seconds=CALL_SECONDS, submission_seconds=ALL_SECONDS
        )
        assignment = replace(assignment.trusting(), limits=limits)
        self._launcher = Launcher()
        self._processes = StageProcesses(
            read_submission(folder).placed(assignment),
            assignment,
            assignment.stages[-1],
            TimeBudget(ALL_SECONDS),
            make_empty_oracle(),
            self._launcher.open,
        )
        self._student = Student(self._processes, AskMode(), bool)

    def __enter__(self) -> Studio:
        return self

    def __exit__(self, *exc: object) -> None:
        self._processes.__exit__(*exc)
        self._launcher.close()

    def measure(self, picture: Picture) -> Seen:
        """What a picture is drawn from; raises `Finding` where the functions do not give it."""
        if not picture.slow:
            return measure(picture, self._student)
        with Progress(console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task(picture.name, total=None)
            return measure(picture, self._student, lambda done, of: bar.update(task, completed=done, total=of))  # fmt: skip


COMMANDS = (plot_command,)
