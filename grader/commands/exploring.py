"""`xorkit explore`: predict what happens, run it with your own functions, and compare."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import click

from grader.assignment.experiments import Experiment, load_exploration
from grader.commands.home_check import find_own_assignment
from grader.commands.options import reports_errors
from grader.commands.studio import Studio
from grader.errors import Finding, XorkitError
from grader.results.history import read_history, write_history

WIDTH = 79


@click.command(name="explore")
@click.argument("name", required=False)
@click.option("--predict", type=click.IntRange(1), metavar="N", help="Your prediction, by number.")
@click.option(
    "--in", "folder", type=click.Path(path_type=Path), default=Path("."), help="Folder with your modules.  [default: current folder]",
)  # fmt: skip
@reports_errors
def explore_command(name: str | None, predict: int | None, folder: Path) -> int:
    """Predict what your program does, run it, and compare; without NAME, list the experiments.

    Example: xorkit explore rate-high
    """
    assignment = find_own_assignment(folder)
    experiments = {each.name: each for each in load_exploration(assignment).experiments}
    history = read_history(folder)
    if name is None:
        return _list(experiments, history.predicted)
    if name not in experiments:
        known = ", ".join(experiments) or "none for this assignment"
        raise XorkitError(f"There is no experiment {name!r}. Available: {known}.")
    experiment = experiments[name]
    said = _ask(experiment, predict)
    click.echo("Running it with your functions …")
    try:
        with Studio(assignment, folder) as studio:
            outcome = experiment.run(studio.student)
    except Finding as finding:
        click.echo(f"It cannot be run yet. {finding}", err=True)
        return 1
    _print(f"You said: {experiment.choices[said]}")
    _print(f"It was:   {experiment.choices[outcome.choice]}")
    for line in outcome.seen:
        _print(f"- {line}")
    click.echo()
    _print(f"Why: {experiment.truth}")
    write_history(folder, replace(history, predicted={**history.predicted, name: said + 1}))
    left = [other for other in experiments if other not in {*history.predicted, name}]
    click.echo(f"\nNext: xorkit explore {left[0]}" if left else "\nThese were all experiments.")
    return 0


def _list(experiments: Mapping[str, Experiment], predicted: Mapping[str, int]) -> int:
    width = max(map(len, experiments), default=0)
    for each in experiments.values():
        done = "done" if each.name in predicted else "    "
        _print(f"{each.name:<{width}}  {done}  {each.question}", width + 8)
    click.echo("Run one: xorkit explore NAME")
    return 0


def _ask(experiment: Experiment, predict: int | None) -> int:
    """The place of the choice that a student predicts, from 0."""
    _print(experiment.question)
    for number, choice in enumerate(experiment.choices, 1):
        _print(f"  {number}. {choice}", 5)
    most = len(experiment.choices)
    if predict is None:
        predict = click.prompt("Your prediction", type=click.IntRange(1, most))
    if not 1 <= predict <= most:
        raise XorkitError(f"There is no choice {predict}. Choose from 1 to {most}.")
    return predict - 1


def _print(text: str, indent: int = 2) -> None:
    click.echo(textwrap.fill(text, WIDTH, subsequent_indent=" " * indent))


COMMANDS = (explore_command,)
