"""A class: submissions through an executor, each result on disk before the next counts."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future, as_completed
from pathlib import Path
from typing import Any

from grader.disk import file_name, write_whole
from grader.errors import AssignmentError
from grader.grade import Job, grade
from grader.reports import grades, gradescope, run
from grader.results import Check, Result
from grader.submission import Submission


class InProcess(Executor):
    """Runs each call at once, in this process."""

    def submit(self, function: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        """A future that is done already."""
        future: Future[Any] = Future()
        try:
            future.set_result(function(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


def grade_all(
    job: Job, submissions: Sequence[Submission], executor: Executor, batch: int = 1
) -> Iterator[Result]:
    """Grade submissions in any executor, `batch` of them in one call; results come as they are ready.

    What happens to one submission, or to the process that grades it, costs no other its grade.
    Raises `AssignmentError` where the checks themselves cannot be run.
    """
    batches = [submissions[start : start + batch] for start in range(0, len(submissions), batch)]
    futures = {executor.submit(grade, job, some): some for some in batches}
    for future in as_completed(futures):
        some = futures[future]
        try:
            results = future.result()
        except AssignmentError:
            raise
        except Exception as error:  # a worker that was killed, a submission that could not travel
            reason = f"{type(error).__name__}: {error}"
            results = _grade_singly(job, some, executor, reason)
        yield from results


def _grade_singly(
    job: Job, some: Sequence[Submission], executor: Executor, reason: str
) -> list[Result]:
    """A batch that failed: perhaps but one of it is the cause, perhaps the executor is gone."""
    if len(some) > 1:
        with contextlib.suppress(RuntimeError):  # an executor that takes no more work
            return list(grade_all(job, some, executor))
    return [not_judged(job, submission, reason) for submission in some]


def not_judged(job: Job, submission: Submission, reason: str) -> Result:
    """A result for a submission that could not be graded at all, through no fault of its own."""
    checks = tuple(
        Check(
            stage.name,
            f"The checks of {stage.file}",
            stage.name,
            stage.points,
            "broken",
            f"Grading stopped: {reason}",
        )
        for stage in job.assignment.stages
    )
    return Result(submission.student, job.assignment, checks)


def write_result(out: Path, result: Result) -> Path:
    """Write one result, whole; raises `OutputError`."""
    path = out / "results" / f"{file_name(result.student)}.json"
    write_whole(path, gradescope.render(result).encode("utf-8", "replace"))
    return path


def write_run(out: Path, job: Job, results: Sequence[Result], missing: Mapping[str, str]) -> None:
    """Write the record of the run, whole; raises `OutputError`."""
    write_whole(out / "run.json", run.render(job, results, missing).encode())


def write_grades(out: Path, job: Job, results: Sequence[Result]) -> None:
    """Write the class's table, whole; raises `OutputError`."""
    write_whole(
        out / "grades.csv", grades.render(job.assignment, results).encode("utf-8", "replace")
    )
