"""Grade submissions in one pytest session, each in its own processes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain
from queue import SimpleQueue
from threading import Thread

from grader.intake.submission import Submission
from grader.judging.job import Job
from grader.judging.pytest_session import Grading, run_checks
from grader.oracle.live import make_live_oracle
from grader.oracle.oracle import Oracle
from grader.oracle.recorded import read_recorded
from grader.results.result import Result
from grader.sandbox.fork_server import Launcher


def make_oracle(job: Job) -> Oracle:
    """The source of right answers: the reference, or what was recorded of it."""
    if job.reference is None:
        return read_recorded(job.assignment)
    from grader.judging.mistake_tables import find_table  # only with a reference

    return make_live_oracle(job.catalogue(), job.table or find_table(job))


def grade(
    job: Job, submissions: Sequence[Submission], launcher: Launcher | None = None
) -> list[Result]:
    """Grade submissions one after another; one result each, in their order.

    Raises `AssignmentError` if the checks cannot run. launcher: see `Grader`.
    """
    with Grader(job, launcher=launcher) as grader:
        return [grader.grade(submission) for submission in submissions]


class Grader:
    """Grades submissions one after another; use it in a `with` block.

    One pytest session runs in its own thread. Checks are collected once, reference answers computed
    once, and one fork server is kept.

    so_far: called after each stage but the last with the partial result. launcher: a fork server that
    the caller has started, and ends; without it, one of its own.
    """

    def __init__(
        self,
        job: Job,
        so_far: Callable[[Result], None] | None = None,
        launcher: Launcher | None = None,
    ) -> None:
        self._job = job
        self._so_far = so_far
        self._launcher = launcher
        self._submissions: SimpleQueue[Submission | None] = SimpleQueue()
        self._results: SimpleQueue[Result | BaseException] = SimpleQueue()
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    def __enter__(self) -> Grader:
        return self

    def __exit__(self, *exc: object) -> None:
        self._submissions.put(None)
        self._thread.join()

    def grade(self, submission: Submission) -> Result:
        """One submission; raises `AssignmentError` where the checks themselves cannot be run."""
        self._submissions.put(submission)
        result = self._results.get()
        if isinstance(result, BaseException):
            self._results.put(result)  # later calls raise the same error
            raise result
        return result

    def _run(self) -> None:
        job, submissions = self._job, iter(self._submissions.get, None)
        try:
            first = next(submissions, None)
            if first is None:
                return
            every = chain([first], submissions)
            done = self._results.put
            run_checks(
                Grading(
                    job.assignment,
                    make_oracle(job),
                    job.seed,
                    every,
                    done,
                    job.only,
                    self._so_far,
                    self._launcher,
                )
            )
        except BaseException as error:
            self._results.put(error)
