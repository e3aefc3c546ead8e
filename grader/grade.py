"""Grade submissions: all checks, in one pytest session, each submission in processes of its own."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any

import pytest

from grader.assignment import Assignment, Stage, fingerprint
from grader.errors import AssignmentError, XorkitError
from grader.mistakes import Catalogue, Mistake
from grader.oracle import Live, Oracle
from grader.plugin import Checks
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


class Grading(Checks):
    """The checks of one assignment, on many submissions, one after another in one session."""

    def __init__(
        self,
        assignment: Assignment,
        oracle: Oracle,
        seed: int,
        submissions: Sequence[Submission],
        done: Callable[[Result], None],
        only: Sequence[str] = (),
    ) -> None:
        """`only` names the stages to grade; none named is all of them."""
        super().__init__(assignment, oracle, seed, submissions[0])
        self.stages = [stage for stage in assignment.stages if not only or stage.name in only]
        self.submissions = submissions
        self.done = done
        self.problem = ""
        self.names: set[str] = set()

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """The checks' points must add up to what the assignment says."""
        if self.problem:
            return
        checks = {check.name: check for check in (self.check_of(item) for item in session.items)}
        self.names = set(checks)
        for stage in self.stages:
            total = sum(check.points for check in checks.values() if check.stage == stage.name)
            if total != stage.points:
                raise AssignmentError(
                    f"{self.assignment.folder / stage.checks}: its checks are worth {total} points, and "
                    f"assignment.toml gives stage {stage.name} {stage.points}; make the two equal."
                )

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """All checks, for one submission after another."""
        if self.problem:
            return True
        for submission in self.submissions:
            start = monotonic()
            with self.open(submission) as self.session:
                for item, following in _pairs(session.items):
                    item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
                checks = self.session.finish()
            if {check.name for check in checks} != self.names:
                raise AssignmentError(
                    f"{self.assignment.folder}: not every check said what came of it."
                )
            seconds = monotonic() - start
            problem = submission.problem
            self.done(Result(submission.student, self.assignment, checks, problem, seconds))
        return True

    def pytest_exception_interact(
        self,
        node: pytest.Item | pytest.Collector,
        call: pytest.CallInfo[Any],
        report: pytest.CollectReport | pytest.TestReport,
    ) -> None:
        """A file of checks that cannot be read is the author's to mend."""
        if isinstance(node, pytest.Collector) and not self.problem and call.excinfo:
            lines = [line for line in report.longreprtext.splitlines() if line.startswith("E ")]
            seen = lines[-1].removeprefix("E").strip() if lines else str(call.excinfo.value)
            error = call.excinfo.value
            self.problem = str(error) if isinstance(error, XorkitError) else f"{node.path}: {seen}."

    def pytest_internalerror(self, excinfo: pytest.ExceptionInfo[BaseException]) -> bool:
        """Keep what went wrong for whoever started the session."""
        error = excinfo.value
        self.problem = (
            str(error) if isinstance(error, XorkitError) else f"{type(error).__name__}: {error}"
        )
        return True


def _pairs(items: list[pytest.Item]) -> Iterator[tuple[pytest.Item, pytest.Item | None]]:
    return zip(items, [*items[1:], None], strict=True)


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
