"""`xorkit verify`: is what a run left what it wrote, and does grading again give the same?"""

from __future__ import annotations

import random
from pathlib import Path

import click

from grader.batch.process_pool import ProcessPool
from grader.batch.reference_job import make_job
from grader.batch.results_folder import ResultsFolder
from grader.commands.options import (
    reference_option,
    reports_errors,
    run_assignment_option,
    trust_option,
    workers_option,
)
from grader.safe_text import count
from grader.sandbox import self_test
from grader.teaching.finished_run import find_assignment
from grader.teaching.verification import (
    compare,
    compare_parts,
    list_altered,
    list_replays,
    replay,
    require_record,
)

SAMPLE = 20


@click.command(name="verify")
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--sample", type=click.IntRange(0), default=SAMPLE, show_default=True, help="How many submissions to grade again, chosen at random.")  # fmt: skip
@click.option("--all", "every", is_flag=True, help="Grade all of them again.")
@click.option("--chain", default="", metavar="HASH", help="The last hash of the record, as you noted it after grading.")  # fmt: skip
@run_assignment_option
@reference_option
@workers_option
@trust_option
@reports_errors
def verify_command(
    out: Path,
    sample: int,
    every: bool,
    chain: str,
    name: str | None,
    reference: Path | None,
    workers: int,
    trust: bool,
) -> int:
    """Check the record of the run in OUT, and grade a sample of it again.

    Nothing is written. The exit code is 1 if a file was altered, or a grade is not what the record gives.

    Example: xorkit verify results --all
    """
    assignment = find_assignment(out, name)
    folder = ResultsFolder(out, assignment)
    record = require_record(folder)
    click.echo(f"The record of {out}: {record.chain}")
    altered = list(list_altered(out, record))
    if chain and chain.strip().lower() != record.chain:
        altered.insert(0, "It is not the record that you noted: run.json was written anew.")
    for line in altered:
        click.echo(f"✗ {line}")
    if not altered:
        click.echo(f"✓ {count(len(record.files), 'file')}: each is as it was written.")
    secured, _ = self_test.secure(assignment, trust)
    job = make_job(secured, reference, folder.seed)
    if differ := compare_parts(record, job):
        click.echo(f"✗ Not as in the record: {', '.join(differ)}. So nothing is graded again.")
        return 1
    replays, left = list_replays(folder)
    chosen = replays if every or sample >= len(replays) else random.sample(replays, sample)
    workers = max(1, min(workers, len(chosen)))
    with ProcessPool(workers) as executor:
        found = sorted(
            (each.name, said)
            for each, again in replay(job, chosen, executor, 2 * workers)
            if (said := compare(each, again))
        )
    for said in (*left, *(said for _, said in found)):
        click.echo(f"✗ {said}")
    done = f"{len(chosen)} of {count(len(replays), 'submission')} graded again"
    if not found:
        click.echo(f"✓ {done}: each grade is what the record gives.")
    else:
        click.echo(
            f"✗ {done}: {count(len(found), 'grade')} differ{'s' if len(found) == 1 else ''}."
        )
    return 1 if altered or left or found else 0


COMMANDS = (verify_command,)
