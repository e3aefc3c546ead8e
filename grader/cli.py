"""The command: each subcommand parses, calls one function, and prints one summary."""

from __future__ import annotations

import secrets
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import wraps
from multiprocessing import get_context
from os import cpu_count
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from grader import audit, author, handout, oracle
from grader.assignment import Assignment, load, locate
from grader.cohort import grade_all, write_grades, write_result, write_run
from grader.errors import XorkitError
from grader.grade import Job, grade, quiet_environment
from grader.mistakes import read_mistakes
from grader.reports import table
from grader.results import Result
from grader.submission import find, read
from grader.text import clean, count
from grader.watch import watch

BATCH = 8  # submissions that share a pytest session and the reference's answers
CHECKOUT = Path(__file__).resolve().parent.parent
assignment_option = click.option(
    "--assignment", "name", default="xor", show_default=True, help="Its name, or its folder."
)
reference_option = click.option(
    "--reference",
    type=click.Path(path_type=Path),
    help="The folder with the solutions.  [default: solutions/<assignment>]",
)

folder_argument = click.argument("folder", type=click.Path(path_type=Path), default=Path("."))
seed_option = click.option(
    "--seed",
    type=click.IntRange(0, 2**53),
    help="Of the inputs; a run's is in its run.json.  [default: drawn anew]",
)


def speaks(command: Callable[..., int | None]) -> Callable[..., None]:
    """Say a problem that the user can mend in one sentence, exit code 2; else exit as the command says."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> None:
        try:
            code = command(*args, **kwargs)
        except XorkitError as error:
            raise click.UsageError(str(error)) from error
        sys.exit(code or 0)

    return run


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="xorkit", prog_name="xorkit")
def main() -> None:
    """Write, check and grade a first neural network.

    Students: start, check, submit. Instructors: handout, grade, demo. Authors: record, audit.
    """
    quiet_environment()
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:  # a console that has no ✓ shows a ?, and goes on
            reconfigure(errors="replace")


@main.command(name="start")
@click.argument("folder", type=click.Path(path_type=Path), default=Path("xor"))
@assignment_option
@speaks
def start_command(folder: Path, name: str) -> None:
    """Put a fresh assignment into FOLDER.

    Example: xorkit start my-network
    """
    files = handout.start(load(locate(name)), folder)
    click.echo(
        f"{folder} has {files} files. Read README.md there first, then: cd {folder} && xorkit check"
    )


@main.command(name="check")
@folder_argument
@click.option("-k", "stage", metavar="STAGE", help="Look at one stage alone.")
@click.option("--hint", is_flag=True, help="Add what to think about.")
@click.option(
    "--all", "everything", is_flag=True, help="Show everything that is to mend, not just the first."
)
@click.option("--watch", "again", is_flag=True, help="Check again at each save, until Ctrl-C.")
@speaks
def check_command(
    folder: Path, stage: str | None, hint: bool, everything: bool, again: bool
) -> int:
    """Check the modules in FOLDER, and say what to mend first.

    Example: xorkit check --hint
    """
    assignment = pristine(folder)
    console = Console()

    def show() -> Result:
        result = check(assignment, folder, stage)
        if again:
            console.clear()
        console.print(table.render_result(result, hint, everything))
        return result

    if again:
        watch(folder, show)
        return 0
    return 0 if show().first_to_mend is None else 1


@main.command(name="submit")
@folder_argument
@click.option(
    "--out", type=click.Path(path_type=Path), help="The zip to write.  [default: <folder>.zip]"
)
@speaks
def submit_command(folder: Path, out: Path | None) -> None:
    """Check the modules in FOLDER once more, and zip them to hand in.

    Example: xorkit submit
    """
    assignment = pristine(folder)
    out = out or Path(f"{folder.resolve().name}.zip")
    names = handout.pack_submission(assignment, folder, out)
    result = check(assignment, folder, None)
    unfinished = [stage.name for stage in result.stages if stage.score != stage.points]
    click.echo(f"{out} holds {count(len(names), 'module')}: {', '.join(names)}. Hand it in.")
    if unfinished:
        click.echo(f"Not finished: {', '.join(unfinished)}. To see why: xorkit check")


def check(assignment: Assignment, folder: Path, stage: str | None) -> Result:
    """The checks on the recorded answers; of one stage, where one is named."""
    names = [each.name for each in assignment.stages]
    if stage is not None and stage not in names:
        raise XorkitError(f"There is no stage {stage!r}; there is: {', '.join(names)}.")
    # The stages before it are needed to know what a stage may build on.
    only = tuple(names[: names.index(stage) + 1]) if stage else ()
    job = Job(assignment.trusting(), None, assignment.public_seed, only=only)
    (result,) = grade(job, [read(folder)])
    shown = [each for each in result.checks if stage in (None, each.stage)]
    return replace(result, checks=tuple(shown))


@main.command(name="handout")
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


@main.command(name="grade")
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
@speaks
def grade_command(
    submissions: Path, out: Path, name: str, reference: Path | None, seed: int | None, workers: int
) -> int:
    """Grade a class, or one submission, and write the results to OUT.

    SUBMISSIONS holds a folder or a .zip per student, or is one submission itself.

    Example: xorkit grade submissions --out results
    """
    assignment = load(locate(name))
    results = grade_class(assignment, reference, submissions, out, seed, workers)
    return summarize(results, out)


@main.command(name="demo")
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
    results = grade_class(load(locate("xor")), None, sample, out, None, cpu_count() or 1)
    return summarize(results, out)


@main.command(name="record")
@assignment_option
@reference_option
@speaks
def record_command(name: str, reference: Path | None) -> None:
    """Write what the reference implies into the assignment: its stubs, and the recorded answers.

    Example: xorkit record --assignment xor
    """
    assignment = load(locate(name))
    changed = author.record(make_job(assignment, reference, assignment.public_seed))
    click.echo(
        f"{count(len(changed), 'file')} in {assignment.folder} changed{': ' if changed else '.'}"
        + ", ".join(file.name for file in changed)
    )


@main.command(name="audit")
@click.option(
    "--correct",
    type=click.Path(path_type=Path),
    default=CHECKOUT / "tests" / "submissions" / "correct",
    help="Right submissions in unusual styles.  [default: tests/submissions/correct]",
)
@assignment_option
@reference_option
@seed_option
@speaks
def audit_command(correct: Path, name: str, reference: Path | None, seed: int | None) -> int:
    """Prove that the checks are right: on mistakes, pairs, mutants, and right submissions.

    Example: xorkit audit
    """
    assignment = load(locate(name))
    folder = find_reference(assignment, reference)
    job = make_job(assignment, folder, seed)
    with pool(cpu_count() or 1) as executor:
        proof = audit.audit(
            job,
            audit.read_correct(correct, job.reference or {}),
            audit.read_equivalent(folder / "equivalent.toml"),
            executor,
        )
    Console().print(table.render_proof(proof.counts, proof.problems, proof.alike))
    return 0 if proof.holds else 1


def pool(workers: int) -> ProcessPoolExecutor:
    """Processes of this machine to grade in."""
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"))


def pristine(folder: Path) -> Assignment:
    """The assignment that a folder is about: the installed one of its name, else the folder itself."""
    if not folder.is_dir():
        raise XorkitError(f"{folder} does not exist; name the folder with your modules.")
    if not (folder / "assignment.toml").is_file():
        return load(locate("xor"))
    own = load(folder.resolve())
    try:
        return load(locate(own.name))
    except XorkitError:
        return own


def find_reference(assignment: Assignment, folder: Path | None) -> Path:
    """The reference that was named, else the checkout's or the current folder's."""
    homes = (Path.cwd(), assignment.folder.parent.parent)
    places = [home / "solutions" / assignment.name for home in homes]
    return folder or next((place for place in places if place.is_dir()), places[0])


def make_job(assignment: Assignment, reference: Path | None, seed: int | None) -> Job:
    """Grading by a reference and its mistakes, on the inputs of a seed or of a new one."""
    folder = find_reference(assignment, reference)
    sources = oracle.read_reference(folder, assignment)
    mistakes = read_mistakes(folder / "mistakes.toml", assignment)
    return Job(assignment, sources, secrets.randbits(53) if seed is None else seed, mistakes)


def grade_class(
    assignment: Assignment,
    reference: Path | None,
    path: Path,
    out: Path,
    seed: int | None,
    workers: int,
) -> list[Result]:
    """Grade what is at a path, show how far it is, and write every result."""
    submissions = list(find(path, assignment))
    job = make_job(assignment, reference, seed)
    write_run(out, job, [])  # a place that cannot be written is better known now
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
    with pool(workers) as executor, bar:
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
    write_run(out, job, results)
    return results


def summarize(results: list[Result], out: Path) -> int:
    """Show the class and where the results are; the exit code."""
    console = Console()
    console.print(table.render_class(results, console.width))
    unjudged = [result for result in results if not result.judged]
    if unjudged:
        click.echo(
            f"{count(len(unjudged), 'submission')} could not be judged: {', '.join(clean(result.student) for result in unjudged)}."
        )
    click.echo(
        f"{count(len(results), 'submission')} graded. Grades: {out / 'grades.csv'}; one result each: {out / 'results'}"
    )
    return 1 if unjudged else 0


if __name__ == "__main__":
    main()
