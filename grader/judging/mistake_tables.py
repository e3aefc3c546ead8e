"""Finds the table of mistakes of a job: in the assignment's recording, in a cache, or by making it.

Making one takes up to a minute, since the reference runs with each mistake and each pair of them. So it
is made once for each version of the checks, the reference and the mistakes.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from grader.atomic_files import write_whole
from grader.errors import AssignmentError
from grader.intake.submission import Submission
from grader.judging.job import Job
from grader.judging.pytest_session import Grading, run_checks
from grader.oracle.calls import Question
from grader.oracle.live import LiveAnswers
from grader.oracle.mistake_table import MistakeTable
from grader.oracle.oracle import Oracle
from grader.oracle.recorded import RECORDED, find_recorded_table
from grader.oracle.recording import list_table, write_archive
from grader.oracle.tabulate import tabulate
from grader.results.result import Result


def find_table(job: Job) -> MistakeTable:
    """The table of a job's mistakes; raises `AssignmentError` if the reference does not pass."""
    if not job.mistakes:
        return MistakeTable()
    checks, source = job.assignment.fingerprint, job.fingerprints["reference"]
    cache = locate_cache()
    cached = cache and cache / f"{checks}-{source}-{job.fingerprints['kit']}.npz"
    for file in (job.assignment.folder / RECORDED, cached):
        found = file and find_recorded_table(file, checks, source)
        if found:
            return found
    made = make_table(job, LiveAnswers(job.catalogue()), list_calls(job)[1])
    if cached:
        with suppress(OSError):  # without a cache it is made again
            cached.parent.mkdir(parents=True, exist_ok=True)
            keys = {"checks": np.array(checks), "source": np.array(source)}
            write_whole(cached, write_archive({**keys, **list_table(made)}))
    return made


def make_table(job: Job, answers: LiveAnswers, called: Sequence[Question]) -> MistakeTable:
    """Make the table anew; called: the calls that the checks make of the reference."""
    return tabulate(job.catalogue(), answers, called)


def locate_cache() -> Path | None:
    """The folder for tables that were made: `xorkit` in XDG_CACHE_HOME, or in ~/.cache.

    None for a user without a home.
    """
    try:
        return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "xorkit"
    except RuntimeError:
        return None


def list_calls(job: Job) -> tuple[list[Question], list[Question]]:
    """What the checks ask the oracle, and what they call, on the public seed with the reference.

    Raises `AssignmentError` if the reference does not pass.
    """
    job = replace(job, assignment=job.assignment.trusting(), seed=job.assignment.public_seed)
    answers = ListeningAnswers(job.catalogue())
    oracle = Oracle(answers, stand_in=answers.stand_in)
    results: list[Result] = []
    submission = Submission("the reference", job.reference or {})
    grading = Grading(job.assignment, oracle, job.seed, [submission], results.append, job.only)
    run_checks(grading)
    check = results[0].first_to_mend
    if check:
        raise AssignmentError(f"The reference does not pass {check.name}: {check.message}")
    called = [(call.function, call.arguments) for run in grading.run.runs for call in run.calls]
    return answers.asked, called


class ListeningAnswers(LiveAnswers):
    """The reference's answers, which remember what they were asked."""

    def __init__(self, catalogue: Any) -> None:
        super().__init__(catalogue)
        self.asked: list[Question] = []

    def answer(self, function: str, arguments: tuple[Any, ...]) -> Any:
        """The right answer."""
        self.asked.append((function, arguments))
        return super().answer(function, arguments)
