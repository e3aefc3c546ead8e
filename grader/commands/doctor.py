"""`xorkit doctor`: what protects grading on this machine, tried out."""

from __future__ import annotations

from collections.abc import Sequence

import click
from rich.console import Console, Group, RenderableType
from rich.text import Text

from grader.assignment.load import load, locate
from grader.commands.options import assignment_option, reports_errors
from grader.safe_text import clean
from grader.sandbox import self_test
from grader.sandbox.protections import Protection


@click.command(name="doctor")
@assignment_option
@reports_errors
def doctor_command(name: str) -> int:
    """Show what protects grading on this machine, and prove it by trying to break it.

    Example: xorkit doctor
    """
    assignment = load(locate(name))
    protections = self_test.examine(assignment.limits)
    Console().print(render_protections(protections))
    demanded = {*assignment.protections, "clock"}
    wanted = [each for each in protections if not each.holds and each.name in demanded]
    if wanted:
        click.echo(
            f"{len(wanted)} of {len(protections)} protections do not hold here. Do not grade strangers' programs on this machine."
        )
    else:
        click.echo("Nothing got through. xorkit grade can be used on this machine.")
    return 1 if wanted else 0


def render_protections(protections: Sequence[Protection]) -> Group:
    """Each protection, what was tried on it and what came of that, and what to do where it does not hold."""
    parts: list[RenderableType] = []
    for protection in protections:
        mark, style = ("✓", "green") if protection.holds else ("✗", "red")
        parts.append(
            Text.assemble((f"{mark} ", style), (f"{protection.name:<13}", "bold"), protection.about)
        )
        for trial in protection.trials:
            said = "refused" if trial.refused else "DONE"
            line = f"    {trial.tried}: {said} ({clean(trial.seen, 120)})"
            parts.append(Text(line, "dim" if trial.refused else "red"))
        if protection.missing:
            parts.append(Text(f"    It is missing: {clean(protection.missing, 300)}.", "red"))
        if not protection.holds:
            parts.append(Text(f"    {protection.advice}", "yellow"))
    return Group(*parts)


COMMANDS = (doctor_command,)
