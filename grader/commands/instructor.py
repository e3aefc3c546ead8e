"""For instructors: handout, grade, doctor, demo."""

from __future__ import annotations

from os import cpu_count
from pathlib import Path

import click
from rich.console import Console

from grader import doctor, handout
from grader.assignment import Assignment, load, locate
from grader.commands.grading import Wish, grade_class
from grader.commands.options import (
    CHECKOUT,
    assignment_option,
    reference_option,
    seed_option,
    speaks,
)
from grader.errors import ProtectionError, XorkitError
from grader.protections import refuse
from grader.reports import table


@click.command(name="handout")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="The zip to write.  [default: <assignment>-handout.zip]",
)
@assignment_option
@speaks
def handout_command(out: Path | None, name: str) -> None:
    """Make the zip that students get: stubs, checks, and a wheel to install.

    Example: xorkit handout --out xor-handout.zip
    """
    assignment = load(locate(name))
    out = out or Path(f"{assignment.name}-handout.zip")
    handout.pack(assignment, out)
    click.echo(f"{out} is ready to give to students; its README.md says how to begin.")


@click.command(name="grade")
@click.argument("submissions", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Where results go.")
@assignment_option
@reference_option
@seed_option
@click.option(
    "--workers",
    type=click.IntRange(1),
    default=cpu_count() or 1,
    show_default="one per core",
    help="How many to grade at once.",
)
@click.option(
    "--trust-submissions",
    "trust",
    is_flag=True,
    help="Grade even where this machine cannot lock student code in.",
)
@click.option(
    "--cluster",
    default="",
    metavar="ADDRESS",
    help="Grade on the workers of a Dask scheduler: tcp://host:8786, or its file.",
)
@click.option(
    "--regrade", is_flag=True, help="Grade everything again, and say whose score changed and why."
)
@click.option(
    "--twice", is_flag=True, help="Grade everything twice, and say what does not agree with itself."
)
@speaks
def grade_command(
    submissions: Path,
    out: Path,
    name: str,
    reference: Path | None,
    seed: int | None,
    workers: int,
    trust: bool,
    cluster: str,
    regrade: bool,
    twice: bool,
) -> int:
    """Grade a class, or one submission, and write the results to OUT.

    SUBMISSIONS holds a folder or a .zip per student, or is one submission itself. What OUT holds
    already and still holds true is kept: a run that was stopped goes on where it was.

    Example: xorkit grade submissions --out results
    """
    assignment, missing = secure(load(locate(name)), trust)
    wish = Wish(submissions, out, reference, seed, workers, cluster, regrade, twice)
    return grade_class(assignment, wish, missing)


@click.command(name="demo")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("xorkit-out"),
    show_default=True,
    help="Where results go.",
)
@speaks
def demo_command(out: Path) -> int:
    """Grade the sample class that comes with the repository.

    Example: xorkit demo
    """
    sample = CHECKOUT / "tests" / "submissions" / "sample"
    if not sample.is_dir():
        raise XorkitError(
            "demo grades the sample class of the repository; run it from a checkout, installed with pip install -e ."
        )
    assignment, missing = secure(load(locate("xor")), trust=False)
    return grade_class(assignment, Wish(sample, out, workers=cpu_count() or 1), missing)


@click.command(name="doctor")
@assignment_option
@speaks
def doctor_command(name: str) -> int:
    """Show what protects grading on this machine, and prove it by trying to break it.

    Example: xorkit doctor
    """
    assignment = load(locate(name))
    protections = doctor.examine(assignment.limits)
    Console().print(table.render_protections(protections))
    demanded = {*assignment.protections, "clock"}
    wanted = [each for each in protections if not each.holds and each.name in demanded]
    if wanted:
        click.echo(
            f"{len(wanted)} of {len(protections)} protections do not hold here. Do not grade strangers' programs on this machine."
        )
    else:
        click.echo("Nothing got through. xorkit grade can be used on this machine.")
    return 1 if wanted else 0


def secure(assignment: Assignment, trust: bool) -> tuple[Assignment, dict[str, str]]:
    """The assignment, and the protections that are missing here, with the reasons.

    Raises `ProtectionError` where one is missing that the assignment demands and nobody said that
    the submissions are trusted.
    """
    missing = doctor.find_missing(assignment.limits)
    wanted = {name: why for name, why in missing.items() if name in assignment.protections}
    if wanted and not trust:
        raise ProtectionError(refuse(wanted))
    return (assignment.trusting() if trust else assignment), missing


COMMANDS = (handout_command, grade_command, doctor_command, demo_command)
