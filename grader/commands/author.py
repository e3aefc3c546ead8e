"""For authors of an assignment: record, audit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from os import cpu_count
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from grader.assignment.load import load, locate
from grader.atomic_files import write_whole
from grader.authoring import audit, record
from grader.authoring.killers import explain_exhibit
from grader.batch.process_pool import ProcessPool
from grader.commands.options import (
    assignment_option,
    reference_option,
    reports_errors,
    seed_option,
)
from grader.commands.reference import find_reference, make_job
from grader.safe_text import clean, count


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
    right = audit.read_correct(correct or folder / "correct", job.reference or {})
    equivalent = audit.read_equivalent(folder / "equivalent.toml")
    proofs: dict[int, audit.Proof] = {}
    with ProcessPool(cpu_count() or 1) as executor:
        for number in range(1, seeds + 1) if seeds else [job.seed]:
            click.echo(f"Assignment {assignment.name}, seed {number}.")
            proof = audit.audit(replace(job, seed=number), right, equivalent, executor, part)
            proofs[number] = proof
            Console().print(render_proof(proof.counts, proof.problems, proof.alike))
    if table:
        write_whole(table, render_table(assignment.name, proofs, part).encode())
    return 0 if all(proof.holds for proof in proofs.values()) else 1


def render_table(assignment: str, proofs: Mapping[int, audit.Proof], part: int) -> str:
    """The score of an audit as a page: what was tried, how many, and how many went wrong."""
    seeds = ", ".join(map(str, proofs))
    kinds = list(dict.fromkeys(kind for proof in proofs.values() for kind in proof.counts))
    lines = [
        "# The audit",
        "",
        f"Made by `xorkit audit --assignment {assignment} --table`, on the seeds {seeds}; of the mistakes and "
        f"mutants, {'all' if part == 1 else f'one in {part}'} on each seed.",
        "",
        "| submissions | must | tried | problems |",
        "| --- | --- | ---: | ---: |",
    ]
    for kind in kinds:
        tried = sum(proof.counts.get(kind, 0) for proof in proofs.values())
        wrong = sum(
            each.startswith(f"{kind} ") for proof in proofs.values() for each in proof.problems
        )
        lines.append(f"| {kind} | {MUST.get(kind, '')} | {tried} | {wrong} |")
    return "\n".join(lines) + "\n"


MUST = {
    "reference": "get all points",
    "stub": "get no points",
    "do-nothing": "get no points",
    "mistake": "lose points in its stage alone, and be named",
    "variation": "the same, written in another way",
    "pair": "lose points, and be named as one or both",
    "correct": "get all points, and no name",
    "mutant": "lose points",
    "equivalent": "change nothing that a check could see; each has its reason",
}


def render_proof(counts: Mapping[str, int], problems: Sequence[str], alike: Sequence[str]) -> Text:
    """The counts, problems and ambiguous pairs of an audit."""
    lines = [f"{number:>5} {kind}" for kind, number in counts.items()]
    lines.append(f"{len(alike):>5} of the pairs are recognised as only one of their mistakes")
    said = (
        "No problems: the checks are right."
        if not problems
        else f"{count(len(problems), 'problem')}:"
    )
    listed = [f"\n- {clean(problem)}" for problem in problems]
    return Text.assemble("\n".join(lines), "\n", (said, "red" if problems else "green"), *listed)


COMMANDS = (record_command, audit_command)
