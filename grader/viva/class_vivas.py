"""The sheets of a class: made in worker processes, as grading is; each student has one, or a reason."""

from __future__ import annotations

import weakref
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from functools import lru_cache

from grader.batch.portable_job import PortableJob, make_portable, read_job
from grader.batch.rounds import make_round, read_round
from grader.discovery.completeness import complete
from grader.discovery.inventory import Entry
from grader.errors import AssignmentError, XorkitError
from grader.judging.job import Job
from grader.results.result import Result
from grader.safe_text import clean, count
from grader.viva.bench import Bench
from grader.viva.make_sheet import QUESTIONS, Task, make_sheet
from grader.viva.sheet import Sheet

TRIES = 2  # for a sheet whose worker ended
CHANGED = "The submission is not the one that was graded. Grade again first."
OTHER_CHECKS = "The checks or the reference have changed since it was graded. Grade again first."
DECIDE = ("checks", "reference", "seed")  # the fingerprints that questions depend on
GONE = "No submission of this name is in the folder. Name the folder that was graded: --submissions"


def choose(results: Sequence[Result], students: Sequence[str]) -> list[Result]:
    """The results of some students, or all; raises `XorkitError` for a name that is not there."""
    known = {result.student: result for result in results}
    if missing := [student for student in students if student not in known]:
        raise XorkitError(f"There is no result of {clean(missing[0], 100)!r} in this run.")
    return [known[student] for student in dict.fromkeys(students)] if students else list(results)


def summarise(sheets: Sequence[Sheet]) -> Iterator[str]:
    """A line for each student with fewer questions, and how many sheets there are."""
    for sheet in sheets:
        if len(sheet.questions) < QUESTIONS:
            why = sheet.problem or " ".join(sheet.notes)
            yield f"- {clean(sheet.student, 100)}: {count(len(sheet.questions), 'question')}. {clean(why, 300)}"
    without = sum(bool(sheet.problem) for sheet in sheets)
    rest = f", {without} without questions" if without else ""
    yield f"{count(len(sheets) - without, 'sheet')}{rest}."


def prepare(
    job: Job, results: Sequence[Result], entries: Sequence[Entry], accept_near_names: bool
) -> Iterator[Task | Sheet]:
    """For each result the task of making a sheet, or a sheet that says why there is none."""
    found = {(entry.student, entry.attempt): entry for entry in entries}
    for result in results:
        number = result.attempt.number if result.attempt else 1
        entry = found.get((result.student, number))
        fingerprint = result.fingerprints.get("source", "")
        problem = _find_problem(result)
        if not problem and not _is_of(result, job):
            problem = OTHER_CHECKS
        if not problem and entry is None:
            problem = GONE
        if entry is None or problem:
            yield Sheet(result.student, problem=problem, fingerprint=fingerprint)
            continue
        read = entry.read(entry.student, [*job.assignment.modules])
        submission = complete(read, job.assignment, accept_near_names)
        if submission.fingerprint != fingerprint or submission.problem:
            problem = submission.problem or CHANGED
            yield Sheet(result.student, problem=problem, fingerprint=fingerprint)
        else:
            yield Task(result.student, submission, result.checks, fingerprint, read_round(result))


def _is_of(result: Result, job: Job) -> bool:
    """Whether a result is of these checks, this reference, and the inputs of its round."""
    now = make_round(job, read_round(result)).fingerprints
    return all(result.fingerprints.get(key) == now.get(key) for key in DECIDE)


def _find_problem(result: Result) -> str:
    """Why there is nothing to ask about a result, as far as it says so itself."""
    if not result.checks:
        return result.problem or "It was not graded."
    return "It could not be judged. Grade it again first." if result.is_broken else ""


def make_all(
    job: Job, prepared: Iterable[Task | Sheet], executor: Executor, ahead: int
) -> Iterator[Sheet]:
    """The sheets, as they are ready; each with the inputs of the round in which it was graded.

    ahead: calls in flight. A worker that ends is replaced, and its sheet tried once more, then given up
    with the reason. Raises `AssignmentError` where the checks or viva.toml are at fault.
    """
    later: dict[int, list[Task | Sheet]] = {}

    def list_first() -> Iterator[Task | Sheet]:
        for each in prepared:
            if isinstance(each, Task) and each.round:
                later.setdefault(each.round, []).append(each)
            else:
                yield each

    yield from _make_some(job, list_first(), executor, ahead)
    for number, tasks in sorted(later.items()):
        yield from _make_some(make_round(job, number), tasks, executor, ahead)


def _make_some(
    job: Job, prepared: Iterable[Task | Sheet], executor: Executor, ahead: int
) -> Iterator[Sheet]:
    """The sheets of one round."""
    portable = make_portable(job)
    running: dict[Future[Sheet], tuple[Task, int]] = {}
    waiting = iter(prepared)

    def begin(task: Task, tries: int) -> None:
        running[executor.submit(make_portable_sheet, portable, task)] = task, tries

    while True:
        while len(running) < ahead and (each := next(waiting, None)):
            if isinstance(each, Sheet):
                yield each
            else:
                begin(each, 1)
        if not running:
            return
        done, _ = wait(running, return_when=FIRST_COMPLETED)
        for future in done:
            task, tries = running.pop(future)
            try:
                yield future.result()
            except AssignmentError:
                raise
            except Exception as error:
                if tries < TRIES:
                    begin(task, tries + 1)
                else:
                    said = f"xorkit could not make its questions ({type(error).__name__}: {error})."
                    yield Sheet(task.student, problem=said, fingerprint=task.fingerprint)


def make_portable_sheet(job: PortableJob, task: Task) -> Sheet:
    """In a worker: one sheet. What sheets share is kept for the next one of the class."""
    return make_sheet(_set_up(job).bench, task)


@lru_cache(maxsize=1)
def _set_up(job: PortableJob) -> _KeptBench:
    return _KeptBench(job)


class _KeptBench:
    """A bench that ends with the worker."""

    def __init__(self, job: PortableJob) -> None:
        self.bench = Bench(read_job(job, self))
        weakref.finalize(self, self.bench.__exit__)
