"""For authors of an assignment: record, audit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from os import cpu_count
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from grader.assignment.load import load, locate
from grader.authoring import audit, record
from grader.batch.process_pool import ProcessPool
from grader.commands.options import (
    CHECKOUT,
    assignment_option,
    find_reference,
    make_job,
    reference_option,
    reports_errors,
    seed_option,
)
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
    default=CHECKOUT / "tests" / "submissions" / "correct",
    help="Folder of right submissions in unusual styles.  [default: tests/submissions/correct]",
)
@assignment_option
@reference_option
@seed_option
@reports_errors
def audit_command(correct: Path, name: str, reference: Path | None, seed: int | None) -> int:
    """Test the checks on known mistakes, pairs, mutants and right submissions.

    Example: xorkit audit
    """
    assignment = load(locate(name))
    folder = find_reference(assignment, reference)
    job = make_job(assignment, folder, seed)
    click.echo(f"Assignment {assignment.name}, seed {job.seed}.")
    with ProcessPool(cpu_count() or 1) as executor:
        proof = audit.audit(
            job,
            audit.read_correct(correct, job.reference or {}),
            audit.read_equivalent(folder / "equivalent.toml"),
            executor,
        )
    Console().print(render_proof(proof.counts, proof.problems, proof.alike))
    return 0 if proof.holds else 1


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
