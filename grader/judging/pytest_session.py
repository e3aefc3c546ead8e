"""One pytest session that runs an assignment's checks on many submissions."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any

import pytest

from grader.assignment.plots import load_pictures
from grader.assignment.points import add
from grader.assignment.spec import Assignment, Stage
from grader.errors import AssignmentError, XorkitError
from grader.intake.submission import Submission
from grader.judging.check_engine import ReadyCheck, prepare_check, run_check
from grader.judging.pytest_plugin import Checks
from grader.oracle.oracle import Oracle
from grader.results.result import Check, Result
from grader.sandbox.fork_server import Launcher

SETTINGS = Path(__file__).parent / "checks.ini"
NOT_YET = "Not judged yet."
UNUSED = (
    "terminal",
    "cacheprovider",
    "faulthandler",
    "junitxml",
    "logging",
    "pastebin",
    "doctest",
    "setuponly",
    "setupplan",
    "stepwise",
    "legacypath",
    "unraisableexception",  # it collects garbage five times at the end
    "threadexception",
)  # of pytest's plugins


def run_checks(plugin: Grading) -> None:
    """Run one pytest session; raises `AssignmentError` if the checks cannot run."""
    quiet_environment()
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
        submissions: Iterable[Submission],
        done: Callable[[Result], None],
        only: Sequence[str] = (),
        so_far: Callable[[Result], None] | None = None,
        launcher: Launcher | None = None,
    ) -> None:
        """`only` names the stages to grade; none named is all of them. For the rest see `Grader`."""
        super().__init__(assignment, oracle, seed, Submission("nobody", {}), launcher)
        self.stages = [stage for stage in assignment.stages if not only or stage.name in only]
        self.submissions = submissions
        self.done = done
        self.so_far = so_far
        self.problem = ""
        self._plots = load_pictures(assignment) if oracle.stand_in else ()
        self.ready: list[ReadyCheck] = []

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Verify that the checks' points add up to each stage's points."""
        if self.problem:
            return
        self.ready = [
            prepare_check(item, self.assignment, self.expectations) for item in session.items
        ]
        checks = self._checks.values()
        for stage in self.stages:
            total = add(check.points for check in checks if check.stage == stage.name)
            if total != stage.points:
                raise AssignmentError(
                    f"{self.assignment.folder / stage.checks}: its checks are worth {total} points, and "
                    f"assignment.toml gives stage {stage.name} {stage.points}; make them equal."
                )

    @property
    def _checks(self) -> dict[str, Check]:
        """Every check before it ran, by name."""
        return {ready.check.name: ready.check for ready in self.ready}

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self) -> bool:
        """Run all checks on one submission after another."""
        if not self.problem:
            for submission in self.submissions:
                self.done(self._grade(submission))
        return True

    def _grade(self, submission: Submission) -> Result:
        start = monotonic()
        placed = submission.placed(self.assignment)
        if placed.problem:  # there is nothing to run
            problem, notes = placed.problem, placed.notes
            return Result(submission.student, self.assignment, (), problem, notes=notes)
        with self.open(submission) as self.run:
            self.run.plots = self._plots
            if self.so_far:
                self.run.after_stage = partial(self._report_so_far, self.so_far, submission, start)
            for ready in self.ready:
                run_check(ready, self.run)
            checks = self.run.finish()
        return Result(
            submission.student,
            self.assignment,
            checks,
            self.run.submission.problem,
            monotonic() - start,
            pictures=self.run.measured,
            notes=self.run.submission.notes,
        )

    def _report_so_far(
        self, so_far: Callable[[Result], None], submission: Submission, start: float
    ) -> None:
        """The partial result at the end of a stage."""
        waiting = {
            name: replace(check, outcome="broken", message=NOT_YET)
            for name, check in self._checks.items()
        }
        checks = tuple({**waiting, **self.run.checks}.values())
        seconds = monotonic() - start
        so_far(Result(submission.student, self.assignment, checks, submission.problem, seconds))

    def pytest_exception_interact(
        self,
        node: pytest.Item | pytest.Collector,
        call: pytest.CallInfo[Any],
        report: pytest.CollectReport | pytest.TestReport,
    ) -> None:
        """A file of checks that cannot be read is the author's to fix."""
        if isinstance(node, pytest.Collector) and not self.problem and call.excinfo:
            lines = [line for line in report.longreprtext.splitlines() if line.startswith("E ")]
            seen = lines[-1].removeprefix("E").strip() if lines else str(call.excinfo.value)
            error = call.excinfo.value
            self.problem = str(error) if isinstance(error, XorkitError) else f"{node.path}: {seen}."

    def pytest_internalerror(self, excinfo: pytest.ExceptionInfo[BaseException]) -> bool:
        """Keep an internal error for the caller."""
        error = excinfo.value
        self.problem = (
            str(error) if isinstance(error, XorkitError) else f"{type(error).__name__}: {error}"
        )
        return True


def arguments(assignment: Assignment, stages: Sequence[Stage]) -> list[str]:
    """Arguments for pytest: these files, independent of the current folder."""
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
    """Remove pytest's environment variables: they must not affect grades."""
    for name in ("PYTEST_ADDOPTS", "PYTEST_PLUGINS"):
        os.environ.pop(name, None)
