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
    """Write what the reference implies into the assignment: its stubs, and the recorded answers.

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
    help="Right submissions in unusual styles.  [default: tests/submissions/correct]",
)
@assignment_option
@reference_option
@seed_option
@reports_errors
def audit_command(correct: Path, name: str, reference: Path | None, seed: int | None) -> int:
    """Prove that the checks are right: on mistakes, pairs, mutants, and right submissions.

    Example: xorkit audit
    """
    assignment = load(locate(name))
    folder = find_reference(assignment, reference)
    job = make_job(assignment, folder, seed)
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
    """What an audit looked at, what went wrong, and which pairs look like one of the two."""
    lines = [f"{number:>5} {kind}" for kind, number in counts.items()]
    lines.append(f"{len(alike):>5} of the pairs look like one of the two, which hides the other")
    said = "The checks hold." if not problems else f"{count(len(problems), 'problem')}:"
    listed = [f"\n- {clean(problem)}" for problem in problems]
    return Text.assemble("\n".join(lines), "\n", (said, "red" if problems else "green"), *listed)


COMMANDS = (record_command, audit_command)
