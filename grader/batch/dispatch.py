"""Dispatch submissions to an executor, with a bounded number at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, CancelledError, Executor, Future, wait
from dataclasses import dataclass, replace
from itertools import islice
from time import monotonic
from typing import Any

from grader.batch.portable_job import PortableJob, grade_portable, make_portable
from grader.errors import AssignmentError, ClusterError
from grader.intake.submission import Submission
from grader.judging.job import Job
from grader.results.result import Check, Result

TRIES, SILENT_TRIES = 2, 5  # tries for a call that fails; for one without an answer
TICK = 0.2  # seconds between checks of `stop`
GRACE = 30.0  # seconds beyond the time limits before work is given to another worker


class InProcess(Executor):
    """Runs each call at once, in this process."""

    def submit(self, function: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        """A completed future."""
        future: Future[Any] = Future()
        try:
            future.set_result(function(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


@dataclass(frozen=True)
class Batch:
    """Submissions graded in one call. tries: the number of failed tries."""

    submissions: tuple[Submission, ...]
    tries: int = 0


def never() -> bool:
    """Never stop."""
    return False


def grade_all(
    job: Job,
    submissions: Iterable[Submission],
    executor: Executor,
    batch: int = 1,
    ahead: int = 8,
    stop: Callable[[], bool] = never,
    grace: float = GRACE,
) -> Iterator[Result]:
    """Grade submissions in any executor; results come as they are ready.

    batch: submissions per call. ahead: calls in flight, which bounds memory. stop: polled; once
    it is true, running calls finish and no new one starts. grace: seconds that a worker may be
    silent beyond the time limits.

    A failed call is retried for each submission alone. A call without an answer is retried a few
    times; then the submission gets a result that says so. One submission never affects another.
    Raises `AssignmentError` if the checks cannot run, `ClusterError` if a worker has another
    version.
    """
    stream = Stream(
        executor, make_portable(job), batch * job.assignment.limits.submission_seconds + grace
    )
    waiting = iter(submissions)
    try:
        while True:
            if stop():
                stream.call_off()
            while not stop() and len(stream.running) < ahead:
                some = tuple(islice(waiting, batch))
                if not some:
                    break
                stream.begin(Batch(some))
            if not stream.running:
                return
            for one, answer in stream.collect():
                if isinstance(answer, str):
                    yield from _not_judged(job, one, answer)
                else:
                    # A worker elsewhere has the assignment in a folder of its own.
                    yield from (replace(each, assignment=job.assignment) for each in answer)
    finally:
        stream.call_off()


class Stream:
    """Calls that are running somewhere."""

    def __init__(self, executor: Executor, job: PortableJob, silence: float) -> None:
        self.running: dict[Future[list[Result]], Batch] = {}
        self._executor = executor
        self._job = job
        self._silence = silence
        self._heard = monotonic()

    def begin(self, batch: Batch) -> None:
        """Hand out a batch."""
        try:
            future = self._executor.submit(grade_portable, self._job, batch.submissions)
        except RuntimeError as error:  # an executor that takes no more work
            future = Future()
            future.set_exception(error)
        self.running[future] = batch

    def call_off(self) -> None:
        """Cancel calls that have not started."""
        self.running = {
            future: batch for future, batch in self.running.items() if not future.cancel()
        }

    def collect(self) -> list[tuple[Batch, list[Result] | str]]:
        """What has come in: a batch with its results, or with the reason why there are none."""
        done, _ = wait(self.running, TICK, FIRST_COMPLETED)
        if done:
            self._heard = monotonic()
        elif monotonic() - self._heard > self._silence:
            self._heard = monotonic()
            return self._give_up("no worker answered in time", list(self.running), SILENT_TRIES)
        answers: list[tuple[Batch, list[Result] | str]] = []
        for future in done:
            try:
                answers.append((self.running[future], future.result()))
                del self.running[future]
            except (AssignmentError, ClusterError):
                raise
            except (Exception, CancelledError) as error:  # a dead worker or a broken connection
                answers += self._give_up(f"{type(error).__name__}: {error}", [future], TRIES)
        return answers

    def _give_up(
        self, reason: str, futures: Sequence[Future[list[Result]]], tries: int
    ) -> list[tuple[Batch, list[Result] | str]]:
        """Retry each submission alone; after the last try, yield the reason."""
        lost: list[tuple[Batch, list[Result] | str]] = []
        for future in futures:
            batch = self.running.pop(future)
            future.cancel()
            if batch.tries + 1 >= tries:
                lost.append((batch, reason))
                continue
            for submission in batch.submissions:
                self.begin(Batch((submission,), batch.tries + 1))
        return lost


def _not_judged(job: Job, batch: Batch, reason: str) -> Iterator[Result]:
    """Results for submissions that xorkit failed to grade."""
    for submission in batch.submissions:
        checks = tuple(
            Check(
                stage.name,
                f"The checks of {stage.name}",
                stage.name,
                stage.points,
                "broken",
                f"Grading stopped: {reason}",
            )
            for stage in job.assignment.stages
        )
        yield Result(submission.student, job.assignment, checks)
