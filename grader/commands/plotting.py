"""`xorkit plot`: draw the student's own functions."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console

from grader.assignment.plots import Picture, load_pictures
from grader.atomic_files import write_whole
from grader.commands.options import plain_option, reports_errors
from grader.errors import Finding, XorkitError
from grader.home.check import find_own_assignment
from grader.home.studio import Studio
from grader.home.terminal import say
from grader.reports import plots
from grader.reports.lines import render_list


@click.command(name="plot")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option(
    "--in", "folder", type=click.Path(path_type=Path), default=Path("."), help="Folder with your modules.  [default: current folder]",
)  # fmt: skip
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("plots"), show_default=True, help="Output folder.",
)  # fmt: skip
@click.option(
    "--quick", is_flag=True, help="Draw what takes a second or less, as far as it can be drawn yet."
)
@click.option("--dark", is_flag=True, help="Use a dark theme.")
@plain_option
@reports_errors
def plot_command(
    names: tuple[str, ...], folder: Path, out: Path, quick: bool, dark: bool, plain: bool
) -> int:
    """Plot what your functions do; without NAME, list the plots.

    Example: xorkit plot boundary
    """
    assignment = find_own_assignment(folder)
    pictures = {picture.name: picture for picture in load_pictures(assignment)}
    if quick:
        names = tuple(name for name, each in pictures.items() if not each.slow and not each.moving)
    if not names:
        return _list(pictures, plain)
    wanted = list(pictures) if names == ("all",) else list(dict.fromkeys(names))
    unknown = [name for name in wanted if name not in pictures]
    if unknown:
        there = ", ".join([*pictures, "all"]) if pictures else "none for this assignment"
        raise XorkitError(f"There is no plot {unknown[0]!r}. Available: {there}.")
    theme = plots.DARK if dark else plots.LIGHT
    plots.require()
    failed = 0
    with Studio(assignment, folder) as studio:
        for name in wanted:
            try:
                seen = studio.measure(pictures[name], plain)
            except Finding as finding:
                say(f"{name} cannot be drawn yet. {finding}", error=True)
                failed += 1
                continue
            if plain:
                say(f"{name}: {plots.describe(pictures[name], seen)}")
            for file, content in plots.make_files(pictures[name], seen, theme).items():
                write_whole(out / file, content)
                click.echo(f"Picture: {out / file}" if plain else str(out / file))
    return 1 if failed else 0


def _list(pictures: dict[str, Picture], plain: bool) -> int:
    entries = [(each.name, "", each.sees) for each in pictures.values()]
    if entries:
        click.echo(render_list(entries, plain, Console().width))
    say(
        "Draw one: xorkit plot NAME. Draw them all: xorkit plot all"
        if entries
        else "This assignment has no plots."
    )
    return 0


COMMANDS = (plot_command,)
