"""For authors of an assignment: new, record, preview, audit."""

from __future__ import annotations

import io
from dataclasses import replace
from os import cpu_count
from pathlib import Path

import click
from rich.console import Console, RenderableType

from grader.assignment.load import load, locate
from grader.atomic_files import write_whole
from grader.authoring import audit, audit_table, preview, record, starter
from grader.authoring.killers import explain_exhibit
from grader.authoring.solution_folder import read_correct, read_equivalent
from grader.batch.process_pool import ProcessPool
from grader.batch.reference_job import find_reference, make_job
from grader.commands.options import (
    assignment_option,
    reference_option,
    reports_errors,
    seed_option,
)
from grader.reports.html import render_page
from grader.reports.student_screen import View, render_result
from grader.safe_text import count

ALL_STEPS = 99  # of a hint


@click.command(name="new")
@click.argument("name")
@click.option("--stage", metavar="STAGE", help="Add a stage to the assignment NAME instead.")
@reports_errors
def new_command(name: str, stage: str | None) -> None:
    """Write a small, complete assignment into assignments/NAME and solutions/NAME.

    Replace its parts by your own, one after another; it runs at every step.

    Example: xorkit new histogram
    """
    home = Path.cwd()
    if stage:
        assignment = load(locate(name))
        written = starter.write_stage(assignment, stage)
    else:
        written = starter.write_assignment(name, home)
    assignment = load(locate(name))
    recorded = record.record(make_job(assignment, None, assignment.public_seed))
    for file in [*written, *recorded]:
        click.echo(file.relative_to(home) if file.is_relative_to(home) else file)
    click.echo(f"Edit a file, then: xorkit record --assignment {name}")
    click.echo(f"Is it right? xorkit audit --assignment {name}")


@click.command(name="record")
@assignment_option
@reference_option
@reports_errors
def record_command(name: str, reference: Path | None) -> None:
    """Write the stubs and the recorded answers into the assignment, from the reference.

    Example: xorkit record --assignment xor
    """
    assignment = load(locate(name))
    changed = record.record(make_job(assignment, reference, assignment.public_seed))
    click.echo(
        f"{count(len(changed), 'file')} in {assignment.folder} changed{': ' if changed else '.'}"
        + ", ".join(file.name for file in changed)
    )


@click.command(name="preview")
@click.argument("names", nargs=-1, metavar="[MISTAKE]...")
@click.option("--page", type=click.Path(path_type=Path, dir_okay=False), help="Write an HTML page.")
@assignment_option
@reference_option
@reports_errors
def preview_command(
    names: tuple[str, ...], page: Path | None, name: str, reference: Path | None
) -> None:
    """Show what students see: for the stubs, the solution, and each mistake or the named ones.

    Example: xorkit preview --page preview.html
    """
    job = make_job(load(locate(name)), reference, None)
    console, screens = Console(), []
    for seen in preview.preview(job, preview.list_programs(job, names)):
        shown = render_result(
            seen.result, seen.submission.modules, View(hints=ALL_STEPS, asked=True)
        )
        title = f"{seen.submission.student}: {seen.result.score} of {job.assignment.points} points"
        if page:
            console.print(title, highlight=False)
            screens.append({"title": title, "text": _write_plain(shown)})
        else:
            console.rule(title)
            console.print(shown)
    if page:
        write_whole(
            page, render_page("preview.html", title=job.assignment.title, screens=screens).encode()
        )
        click.echo(f"{page} shows {count(len(screens), 'screen')}.")


def _write_plain(shown: RenderableType) -> str:
    """A screen as text, 80 columns wide."""
    console = Console(file=io.StringIO(), width=80)
    with console.capture() as captured:
        console.print(shown)
    return captured.get()


@click.command(name="audit")
@click.option(
    "--correct",
    type=click.Path(path_type=Path),
    help="Folder of right submissions in unusual styles.  [default: correct, beside the reference]",
)
@click.option(
    "--seeds",
    type=click.IntRange(1),
    metavar="N",
    help="Run the audit on the seeds 1 to N.",
)
@click.option(
    "--part",
    type=click.IntRange(1),
    default=1,
    metavar="N",
    help="Try one in N of each large set: mistakes, pairs, mutants, right submissions.",
)
@click.option("--explain", "exhibit", metavar="NAME", help="Show what kills one mistake or mutant.")
@click.option(
    "--table",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the score as a Markdown table.",
)
@assignment_option
@reference_option
@seed_option
@reports_errors
def audit_command(
    correct: Path | None,
    seeds: int | None,
    part: int,
    exhibit: str | None,
    table: Path | None,
    name: str,
    reference: Path | None,
    seed: int | None,
) -> int:
    """Test the checks on known mistakes, mutants, do-nothing programs and right submissions.

    Example: xorkit audit --seeds 20
    """
    assignment = load(locate(name))
    folder = find_reference(assignment, reference)
    job = make_job(assignment, folder, seed)
    if exhibit:
        click.echo(explain_exhibit(job, exhibit))
        return 0
    place = correct or folder / "correct"
    right = read_correct(place, job.reference or {})
    if not right:
        click.echo(f"There are no right submissions to try: {place} holds none.")
    equivalent = read_equivalent(folder / "equivalent.toml")
    proofs: dict[int, audit.Proof] = {}
    with ProcessPool(cpu_count() or 1) as executor:
        for number in range(1, seeds + 1) if seeds else [job.seed]:
            click.echo(f"Assignment {assignment.name}, seed {number}.")
            proof = audit.audit(replace(job, seed=number), right, equivalent, executor, part)
            proofs[number] = proof
            Console().print(audit_table.render_proof(proof.counts, proof.problems, proof.alike))
    if table:
        write_whole(table, audit_table.render_table(assignment.name, proofs, part).encode())
    return 0 if all(proof.holds for proof in proofs.values()) else 1


COMMANDS = (new_command, record_command, preview_command, audit_command)
