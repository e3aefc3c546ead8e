"""`xorkit explore`: predict what happens, run it with your own functions, and compare."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import click
from rich.console import Console

from grader.assignment.experiments import Experiment, load_exploration
from grader.commands.options import plain_option, reports_errors
from grader.errors import Finding, XorkitError
from grader.home.check import find_own_assignment
from grader.home.studio import Studio
from grader.home.terminal import say
from grader.reports.lines import render_list
from grader.results.history import read_history, write_history


@click.command(name="explore")
@click.argument("name", required=False)
@click.option("--predict", type=click.IntRange(1), metavar="N", help="Your prediction, by number.")
@click.option(
    "--in", "folder", type=click.Path(path_type=Path), default=Path("."), help="Folder with your modules.  [default: current folder]",
)  # fmt: skip
@plain_option
@reports_errors
def explore_command(name: str | None, predict: int | None, folder: Path, plain: bool) -> int:
    """Predict what your program does, run it, and compare; without NAME, list the experiments.

    Example: xorkit explore rate-high
    """
    assignment = find_own_assignment(folder)
    experiments = {each.name: each for each in load_exploration(assignment).experiments}
    history = read_history(folder)
    if name is None:
        return _list(experiments, history.predicted, plain)
    if name not in experiments:
        known = ", ".join(experiments) or "none for this assignment"
        raise XorkitError(f"There is no experiment {name!r}. Available: {known}.")
    experiment = experiments[name]
    said = _ask(experiment, predict)
    say("Running it with your functions …")
    try:
        with Studio(assignment, folder) as studio:
            outcome = experiment.run(studio.student)
    except Finding as finding:
        say(f"It cannot be run yet. {finding}", error=True)
        return 1
    say(f"\nYou said: {experiment.choices[said]}", 2)
    say(f"It was: {experiment.choices[outcome.choice]}", 2)
    for line in outcome.seen:
        say(line if plain else f"- {line}", 2)
    say(f"\nWhy: {experiment.truth}", 2)
    write_history(folder, replace(history, predicted={**history.predicted, name: said + 1}))
    left = [other for other in experiments if other not in {*history.predicted, name}]
    say(f"\nNext: xorkit explore {left[0]}" if left else "\nThese were all experiments.")
    return 0


def _list(experiments: Mapping[str, Experiment], predicted: Mapping[str, int], plain: bool) -> int:
    done = {name: "done" if name in predicted else "" for name in experiments}
    entries = [(each.name, done[each.name], each.question) for each in experiments.values()]
    if entries:
        click.echo(render_list(entries, plain, Console().width))
    say("Run one: xorkit explore NAME" if entries else "There are no experiments yet.")
    return 0


def _ask(experiment: Experiment, predict: int | None) -> int:
    """The place of the choice that a student predicts, from 0."""
    say(experiment.question)
    for number, choice in enumerate(experiment.choices, 1):
        say(f"  {number}. {choice}", 5)
    most = len(experiment.choices)
    if predict is None:
        predict = click.prompt("Your prediction", type=click.IntRange(1, most))
    if not 1 <= predict <= most:
        raise XorkitError(f"There is no choice {predict}. Choose from 1 to {most}.")
    return predict - 1


COMMANDS = (explore_command,)
