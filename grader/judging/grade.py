"""Grade submissions: all checks, in one pytest session, each submission in processes of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from itertools import chain
from queue import SimpleQueue
from threading import Thread

from grader.assignment.spec import Assignment, fingerprint
from grader.intake.submission import Submission
from grader.judging.pytest_session import Grading, run_checks
from grader.oracle.live import make_live_oracle
from grader.oracle.mistakes import Catalogue, Mistake
from grader.oracle.oracle import Oracle
from grader.oracle.recorded import read_recorded
from grader.results.result import Result


@dataclass(frozen=True)
class Job:
    """How to grade: the assignment, the reference's sources (or none), and the seed of the inputs.

    Without a reference, answers are those recorded for the assignment's public seed.
    """

    assignment: Assignment
    reference: Mapping[str, str] | None
    seed: int
    mistakes: tuple[Mistake, ...] = ()
    only: tuple[str, ...] = ()
    """The stages to grade, where not all of them are."""

    @property
    def fingerprints(self) -> dict[str, str]:
        """What a grade depends on besides the submission, as hashes that give nothing away."""
        reference = self.reference or {}
        mistakes = {
            mistake.name: "".join([mistake.this, *mistake.edits, mistake.says, mistake.hint])
            for mistake in self.mistakes
        }
        assignment = self.assignment
        return {
            "checks": assignment.fingerprint,
            "reference": fingerprint({**reference, **mistakes}),
            "limits": fingerprint({"": f"{assignment.limits} {assignment.protections}"}),
            # With the reference, which nobody can guess as one can a number.
            "seed": fingerprint({"": str(self.seed), **reference}),
            "kit": version("xorkit"),
        }

    def oracle(self) -> Oracle:
        """Where the right answers come from."""
        if self.reference is None:
            return read_recorded(self.assignment)
        return make_live_oracle(self.catalogue())

    def catalogue(self) -> Catalogue:
        """The reference and its mistakes; raises `AssignmentError` for an edit that does not fit."""
        return Catalogue(self.assignment, self.reference or {}, self.mistakes)


def grade(job: Job, submissions: Sequence[Submission]) -> list[Result]:
    """Grade submissions one after another; one result each, in their order.

    Raises `AssignmentError` where the checks themselves cannot be run.
    """
    with Grader(job) as grader:
        return [grader.grade(submission) for submission in submissions]


class Grader:
    """Where submissions are graded, one after another; use it in a `with` block.

    One pytest session goes through them in a thread of its own: the checks are collected once, the
    answers of the reference worked out once, and one warm process is kept to fork from.

    so_far: told after each stage but the last what is known; the rest is not judged yet.
    """

    def __init__(self, job: Job, so_far: Callable[[Result], None] | None = None) -> None:
        self._job = job
        self._so_far = so_far
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
            self._results.put(result)  # for whoever asks next: this desk is done
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
                Grading(job.assignment, job.oracle(), job.seed, every, done, job.only, self._so_far)
            )
        except BaseException as error:
            self._results.put(error)
