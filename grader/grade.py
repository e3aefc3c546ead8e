"""Grade submissions: all checks, in one pytest session, each submission in processes of its own."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from grader.assignment import Assignment, Stage, fingerprint
from grader.errors import AssignmentError
from grader.mistakes import Catalogue, Mistake
from grader.oracle import Live, Oracle
from grader.plugin import Grading
from grader.recording import read_recorded
from grader.results import Result
from grader.submission import Submission

SETTINGS = Path(__file__).parent / "checks.ini"
UNUSED = (
    "terminal",
    "cacheprovider",
    "faulthandler",
    "junitxml",
    "logging",
    "pastebin",
)  # of pytest's plugins


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
    def fingerprint(self) -> str:
        """What the reference is, as a hash."""
        names = {mistake.name: mistake.this + "".join(mistake.edits) for mistake in self.mistakes}
        return fingerprint({**(self.reference or {}), **names})

    def oracle(self) -> Oracle:
        """Where the right answers come from."""
        if self.reference is None:
            return read_recorded(self.assignment)
        return Live(self.catalogue())

    def catalogue(self) -> Catalogue:
        """The reference and its mistakes; raises `AssignmentError` for an edit that does not fit."""
        return Catalogue(self.assignment, self.reference or {}, self.mistakes)


def grade(job: Job, submissions: Sequence[Submission]) -> list[Result]:
    """Grade submissions one after another; one result each, in their order.

    Raises `AssignmentError` where the checks themselves cannot be run.
    """
    results: list[Result] = []
    if not submissions:
        return results
    oracle, done = job.oracle(), results.append
    run_checks(Grading(job.assignment, oracle, job.seed, submissions, done, job.only))
    return results


def run_checks(plugin: Grading) -> None:
    """One pytest session; raises `AssignmentError` where the checks themselves cannot be run."""
    code = pytest.main(arguments(plugin.assignment, plugin.stages), plugins=[plugin])
    if plugin.problem or code not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
        raise AssignmentError(
            plugin.problem
            or f"The checks in {plugin.assignment.folder} did not run (pytest's exit code {int(code)})."
        )


def arguments(assignment: Assignment, stages: Sequence[Stage]) -> list[str]:
    """What pytest is told: these files, and nothing of the place it is started from."""
    return [
        f"--config-file={SETTINGS}",
        f"--rootdir={assignment.folder}",
        "--noconftest",
        "--disable-plugin-autoload",
        "--import-mode=importlib",
        "--assert=plain",
        "--capture=no",
        *(f"-pno:{name}" for name in UNUSED),
        *(str(assignment.folder / stage.checks) for stage in stages),
    ]


def quiet_environment() -> None:
    """Forget what the user's shell says to pytest; it must not change a grade."""
    for name in ("PYTEST_ADDOPTS", "PYTEST_PLUGINS"):
        os.environ.pop(name, None)
