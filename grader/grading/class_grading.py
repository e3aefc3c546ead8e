"""Grading a class from the command: what is graded, how far it is, how to stop."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event

import click

from grader.assignment.deadline import zone_of
from grader.assignment.spec import Assignment
from grader.batch.attempt_rule import read_count
from grader.batch.class_run import ClassRun
from grader.batch.out_claim import claim_folder
from grader.batch.overlay import Overlay
from grader.batch.process_pool import ProcessPool
from grader.batch.reference_job import make_job
from grader.batch.results_folder import ResultsFolder
from grader.discovery.class_folder import take_inventory
from grader.discovery.inventory import Inventory
from grader.errors import ExportError
from grader.integrations.roster import Attendance, read_roster
from grader.reports.progress import Meter
from grader.teaching.class_report import Seen, report_class

CLUSTER_BATCH = 4  # submissions per call; each call also carries the assignment's texts
CLUSTER_AHEAD = 64


@dataclass(frozen=True)
class GradeOptions:
    """The options of `xorkit grade`. again: the command that resumes the run."""

    submissions: Path
    out: Path
    reference: Path | None = None
    seed: int | None = None
    workers: int = 1
    cluster: str = ""
    insecure_cluster: bool = False
    regrade: bool = False
    twice: bool = False
    count: str = "last"
    roster: Path | None = None
    ignore: tuple[str, ...] = ()
    accept_near_names: bool = False
    again: str = ""


def grade_class(assignment: Assignment, options: GradeOptions, missing: Mapping[str, str]) -> int:
    """Grade what was asked for, show how far it is and what came of it; the exit code."""
    with claim_folder(options.out, options.submissions):
        return _grade_claimed(assignment, options, missing)


def _grade_claimed(
    assignment: Assignment, options: GradeOptions, missing: Mapping[str, str]
) -> int:
    count = read_count(options.count, zone_of(assignment.deadline))
    inventory = take_inventory(options.submissions, assignment, options.ignore)
    attendance = _take_attendance(options.roster, inventory)
    folder = ResultsFolder(options.out, assignment)
    job = make_job(
        assignment, options.reference, folder.seed if options.seed is None else options.seed
    )
    about = {
        "folder": str(options.submissions.resolve()),
        "accept_near_names": options.accept_near_names,
        "ignore": list(options.ignore),
        "ignored": list(inventory.ignored),
        "left_by_systems": list(inventory.litter),
    }
    click.echo(f"Assignment {assignment.name}, seed {job.seed}.")
    folder.begin(job, missing, about)  # fail early if the folder cannot be written
    students = {*(entry.student for entry in inventory.entries), *attendance.absent}
    gone = folder.set_aside(students)
    class_run = ClassRun(
        folder,
        job,
        inventory.entries,
        options.regrade,
        options.twice,
        count,
        attendance.absent,
        options.accept_near_names,
    )
    workers = min(options.workers, len(inventory.entries))
    batch, ahead = (CLUSTER_BATCH, CLUSTER_AHEAD) if options.cluster else (1, 2 * workers)
    with (
        _executor(options, workers) as executor,
        _interrupt() as stop,
        Meter(len(inventory.entries)) as meter,
    ):
        for row in class_run.grade(executor, batch, ahead, stop):
            meter.count(row)
    rows, complete = class_run.rows, class_run.complete
    edited = folder.finish(job, rows, missing, complete, str(count), about)
    if edited:
        click.echo(
            f"grades.csv was changed by hand since it was written; that one is now {edited}."
        )
    if folder.overlay != Overlay() and complete:
        for doubt in folder.overlay.list_doubts(folder.results()):
            click.echo(doubt)
    seen = Seen(inventory, attendance, missing, gone)
    again = options.again or f"xorkit grade {options.submissions} --out {options.out}"
    return report_class(class_run, again, options.out, seen, options.regrade, options.twice)


def _take_attendance(path: Path | None, inventory: Inventory) -> Attendance:
    """Who of the roster is there; nothing is known without one."""
    if path is None:
        return Attendance()
    try:
        return read_roster(path).attend({entry.student for entry in inventory.entries})
    except ExportError as error:
        raise ExportError(f"{error} (--roster)") from error


@contextmanager
def _executor(options: GradeOptions, workers: int) -> Iterator[Executor]:
    if not options.cluster:
        with ProcessPool(workers) as executor:
            yield executor
        return
    from grader.batch.dask_cluster import connect

    with connect(options.cluster, options.insecure_cluster) as executor:
        yield executor


@contextmanager
def _interrupt() -> Iterator[Callable[[], bool]]:
    """Handle Ctrl-C: the first press sets a flag, the second one interrupts."""
    pressed = Event()

    def press(number: int, frame: object) -> None:
        del number, frame
        signal.signal(signal.SIGINT, before)
        pressed.set()
        click.echo("Finishing running submissions; press Ctrl-C again to stop now.", err=True)

    before = signal.signal(signal.SIGINT, press)
    try:
        yield pressed.is_set
    finally:
        signal.signal(signal.SIGINT, before)
