"""Grading a class from the command: how far it is, how to stop, and what came of it."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from time import monotonic

import click
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)

from grader.assignment.deadline import zone_of
from grader.assignment.spec import Assignment
from grader.batch.attempt_rule import read_count
from grader.batch.class_run import Change, ClassRun
from grader.batch.process_pool import ProcessPool
from grader.batch.results_folder import ResultsFolder
from grader.commands.options import make_job
from grader.intake.discovery import find_submissions
from grader.reports import terminal
from grader.results.result import Row
from grader.safe_text import clean, count

CLUSTER_BATCH = 4  # submissions that travel together; the assignment's texts travel with each call
CLUSTER_AHEAD = 64


@dataclass(frozen=True)
class GradeOptions:
    """What was asked for on the command line."""

    submissions: Path
    out: Path
    reference: Path | None = None
    seed: int | None = None
    workers: int = 1
    cluster: str = ""
    regrade: bool = False
    twice: bool = False
    count: str = "last"


def grade_class(assignment: Assignment, options: GradeOptions, missing: Mapping[str, str]) -> int:
    """Grade what is wished for, show how far it is and what came of it; the exit code."""
    count = read_count(options.count, zone_of(assignment.deadline))
    entries = find_submissions(options.submissions, assignment)
    folder = ResultsFolder(options.out, assignment)
    job = make_job(
        assignment, options.reference, folder.seed if options.seed is None else options.seed
    )
    folder.begin(job, missing)  # a place that cannot be written is better known now
    class_run = ClassRun(folder, job, entries, options.regrade, options.twice, count)
    meter = Meter(len(entries))
    workers = min(options.workers, len(entries))
    batch, ahead = (CLUSTER_BATCH, CLUSTER_AHEAD) if options.cluster else (1, 2 * workers)
    with _executor(options.cluster, workers) as executor, _interrupt() as stop, meter:
        for row in class_run.grade(executor, batch, ahead, stop):
            meter.count(row)
    folder.finish(job, class_run.rows, missing, class_run.complete, str(count))
    return report_class(class_run, options, missing)


@contextmanager
def _executor(cluster: str, workers: int) -> Iterator[Executor]:
    if not cluster:
        with ProcessPool(workers) as executor:
            yield executor
        return
    from grader.batch.dask_cluster import connect

    with connect(cluster) as executor:
        yield executor


@contextmanager
def _interrupt() -> Iterator[Callable[[], bool]]:
    """Whether Ctrl-C was pressed; pressed once more, it ends everything at once."""
    pressed = Event()

    def press(number: int, frame: object) -> None:
        del number, frame
        signal.signal(signal.SIGINT, before)
        pressed.set()
        click.echo("Finishing what is in hand; Ctrl-C once more to stop at once.", err=True)

    before = signal.signal(signal.SIGINT, press)
    try:
        yield pressed.is_set
    finally:
        signal.signal(signal.SIGINT, before)


class Meter:
    """How far it is: a bar on a terminal, else one line for each submission."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.done = 0
        self.failures = 0
        self._console = Console()
        self._start = monotonic()
        self._bar = Progress(
            TextColumn("grading"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(),
            TextColumn("{task.fields[failed]}", style="red"),
            console=self._console,
            disable=not self._console.is_terminal,
        )
        self._task: TaskID = self._bar.add_task("grading", total=total, rate="", failed="")

    def __enter__(self) -> Meter:
        self._bar.start()
        return self

    def __exit__(self, *exc: object) -> None:
        self._bar.stop()

    def count(self, row: Row) -> None:
        """One more is done."""
        self.done += 1
        self.failures += not row.judged
        rate = self.done / max(monotonic() - self._start, 1e-3)
        failed = f"{self.failures} not judged" if self.failures else ""
        self._bar.update(self._task, advance=1, rate=f"{rate:.1f}/s", failed=failed)
        if not self._console.is_terminal:
            left = (self.total - self.done) / rate
            rest = f"{rate:.1f}/s, {left:.0f} s left{', ' if failed else ''}{failed}"
            click.echo(f"{self.done}/{self.total} {clean(row.student)}: {row.score} ({rest})")
            sys.stdout.flush()


def report_class(class_run: ClassRun, options: GradeOptions, missing: Mapping[str, str]) -> int:
    """Show the class and where the results are; the exit code."""
    rows = class_run.rows
    if rows:
        console = Console()
        console.print(terminal.render_class(rows, console.width))
    _name([row for row in rows if not row.judged], "could not be judged")
    if options.twice:
        unlike = [row for row in rows if row.unstable]
        _name(unlike, "did not come to the same outcome twice")
        if not unlike:
            click.echo("Graded twice: every submission agrees with itself.")
    if options.regrade:
        _tell_changes(class_run.changes)
    if missing:
        click.echo(
            f"Student code was not locked in as it should be; missing: {', '.join(missing)}."
        )
    if class_run.kept:
        click.echo(f"{count(class_run.kept, 'submission')} had a result already that still holds.")
    if not class_run.complete:
        click.echo(
            f"Stopped after {class_run.done} of {count(class_run.total, 'submission')}. "
            f"The same command goes on from here: xorkit grade {options.submissions} --out {options.out}"
        )
        return 130
    click.echo(
        f"{count(len(rows), 'submission')} graded. Grades: {options.out / 'grades.csv'}; "
        f"one result each: {options.out / 'results'}"
    )
    return 0 if all(row.judged for row in rows) else 1


def _name(rows: list[Row], what: str) -> None:
    if rows:
        names = ", ".join(clean(row.student) for row in rows)
        click.echo(f"{count(len(rows), 'submission')} {what}: {names}.")


def _tell_changes(changes: list[Change]) -> None:
    for change in sorted(changes, key=lambda change: change.student):
        click.echo(
            f"{clean(change.student)}: {change.before} -> {change.after}, "
            f"since this changed: {', '.join(change.why)}"
        )
    if not changes:
        click.echo("No score changed.")
