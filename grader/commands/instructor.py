"""For instructors: handout, grade, doctor, demo."""

from __future__ import annotations

from collections.abc import Mapping
from os import cpu_count
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from grader import doctor, handout
from grader.assignment import Assignment, load, locate
from grader.cohort import grade_all, write_grades, write_result, write_run
from grader.commands.options import (
    CHECKOUT,
    assignment_option,
    make_job,
    reference_option,
    seed_option,
    speaks,
)
from grader.errors import ProtectionError, XorkitError
from grader.protections import refuse
from grader.reports import table
from grader.results import Result
from grader.submission import find
from grader.text import clean, count
from grader.workers import Workers

BATCH = 8  # submissions that share a pytest session and the reference's answers


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
@speaks
def grade_command(
    submissions: Path,
    out: Path,
    name: str,
    reference: Path | None,
    seed: int | None,
    workers: int,
    trust: bool,
) -> int:
    """Grade a class, or one submission, and write the results to OUT.

    SUBMISSIONS holds a folder or a .zip per student, or is one submission itself.

    Example: xorkit grade submissions --out results
    """
    assignment, missing = secure(load(locate(name)), trust)
    results = grade_class(assignment, reference, submissions, out, seed, workers, missing)
    return summarize(results, out, missing)


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
    results = grade_class(assignment, None, sample, out, None, cpu_count() or 1, missing)
    return summarize(results, out, missing)


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


def grade_class(
    assignment: Assignment,
    reference: Path | None,
    path: Path,
    out: Path,
    seed: int | None,
    workers: int,
    missing: Mapping[str, str],
) -> list[Result]:
    """Grade what is at a path, show how far it is, and write every result."""
    submissions = list(find(path, assignment))
    job = make_job(assignment, reference, seed)
    write_run(out, job, [], missing)  # a place that cannot be written is better known now
    results: list[Result] = []
    console = Console()
    bar = Progress(
        TextColumn("grading"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=console,
        disable=not console.is_terminal,
    )
    workers = min(workers, len(submissions))
    batch = max(1, min(BATCH, len(submissions) // (2 * workers)))
    with Workers(workers) as executor, bar:
        task = bar.add_task("grading", total=len(submissions))
        for result in grade_all(job, submissions, executor, batch):
            write_result(out, result)
            results.append(result)
            bar.advance(task)
            if not console.is_terminal:
                click.echo(
                    f"{len(results)}/{len(submissions)} {clean(result.student)}: {result.score}"
                )
    write_grades(out, job, results)
    write_run(out, job, results, missing)
    return results


def summarize(results: list[Result], out: Path, missing: Mapping[str, str]) -> int:
    """Show the class and where the results are; the exit code."""
    console = Console()
    console.print(table.render_class(results, console.width))
    unjudged = [result for result in results if not result.judged]
    if unjudged:
        click.echo(
            f"{count(len(unjudged), 'submission')} could not be judged: {', '.join(clean(result.student) for result in unjudged)}."
        )
    if missing:
        click.echo(
            f"Student code was not locked in as it should be; missing: {', '.join(missing)}."
        )
    click.echo(
        f"{count(len(results), 'submission')} graded. Grades: {out / 'grades.csv'}; one result each: {out / 'results'}"
    )
    return 1 if unjudged else 0


COMMANDS = (handout_command, grade_command, doctor_command, demo_command)
