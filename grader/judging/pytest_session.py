"""The checks of an assignment as one pytest session, which goes through one submission after another."""

from __future__ import annotations

import inspect
import os
import sys
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any

import pytest

from grader.assignment.plots import load_pictures
from grader.assignment.spec import Assignment, Stage
from grader.errors import AssignmentError, Finding, XorkitError
from grader.intake.submission import Submission
from grader.judging.pytest_plugin import Checks, read_outcome
from grader.oracle.oracle import Oracle
from grader.results.result import Check, Result

SETTINGS = Path(__file__).parent / "checks.ini"
NOT_YET = "Not judged yet: grading has not come to this check."
UNUSED = (
    "terminal",
    "cacheprovider",
    "faulthandler",
    "junitxml",
    "logging",
    "pastebin",
)  # of pytest's plugins


def run_checks(plugin: Grading) -> None:
    """One pytest session; raises `AssignmentError` where the checks themselves cannot be run."""
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
    ) -> None:
        """`only` names the stages to grade; none named is all of them. `so_far`: see `Desk`."""
        super().__init__(assignment, oracle, seed, Submission("nobody", {}))
        self.stages = [stage for stage in assignment.stages if not only or stage.name in only]
        self.submissions = submissions
        self.done = done
        self.so_far = so_far
        self.problem = ""
        self.names: set[str] = set()

    @pytest.hookimpl(wrapper=True)
    def pytest_collection(self) -> Generator[None, Any, Any]:
        """Import these checks, whatever else in this process has modules of the same names."""
        names = [Path(stage.checks).stem for stage in self.stages]
        others = {name: sys.modules.pop(name) for name in names if name in sys.modules}
        try:
            return (yield)
        finally:
            for name in names:
                sys.modules.pop(name, None)
            sys.modules.update(others)

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
        rounds = [
            (item, following, self.check_of(item), self._plain_arguments(item))
            for item, following in _pairs(session.items)
        ]
        every = {check.name: check for _, _, check, _ in rounds}
        pictures = load_pictures(self.assignment) if self.oracle.live else ()
        for submission in self.submissions:
            start = monotonic()
            with self.open(submission) as self.session:
                self.session.pictures = pictures
                if self.so_far:
                    self.session.after_stage = partial(
                        self._tell, self.so_far, submission, every, start
                    )
                for item, following, check, plain in rounds:
                    if plain is None:
                        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
                    else:
                        self._run_plainly(item, check, plain)
                checks = self.session.finish()
            if {check.name for check in checks} != self.names:
                raise AssignmentError(
                    f"{self.assignment.folder}: not every check said what came of it."
                )
            seconds = monotonic() - start
            problem = self.session.submission.problem
            self.done(
                Result(
                    submission.student,
                    self.assignment,
                    checks,
                    problem,
                    seconds,
                    pictures=self.session.measured,
                )
            )
        return True

    def _tell(
        self,
        so_far: Callable[[Result], None],
        submission: Submission,
        every: Mapping[str, Check],
        start: float,
    ) -> None:
        """What is known of a submission at the end of a stage."""
        waiting = {
            name: replace(check, outcome="broken", message=NOT_YET) for name, check in every.items()
        }
        checks = tuple({**waiting, **self.session.checks}.values())
        seconds = monotonic() - start
        so_far(Result(submission.student, self.assignment, checks, submission.problem, seconds))

    def _plain_arguments(self, item: pytest.Item) -> dict[str, Any] | None:
        """What a check is called with where that is the same in each round, the student left out.

        None for a check that asks for more, which pytest gives it. Asking pytest costs a
        millisecond for each check on each case, of every submission.
        """
        if not isinstance(item, pytest.Function):
            return None
        drawn = item.callspec.params if hasattr(item, "callspec") else {}
        asked, marks = inspect.signature(item.obj).parameters, list(item.iter_markers())
        if (
            not {*asked} <= {"student", "expected", *drawn}
            or not {*item.fixturenames} <= {"student", "expected", "request", *drawn}
            or not {mark.name for mark in marks} <= {"points", "together", "parametrize"}
            or any(mark.kwargs.get("indirect") for mark in marks)
        ):
            return None
        known = {"expected": self.expectations, **drawn}
        return {name: known.get(name) for name in asked}

    def _run_plainly(self, item: pytest.Item, check: Check, plain: dict[str, Any]) -> None:
        """Call a check, and note what came of it."""
        assert isinstance(item, pytest.Function)
        student = self.student_in(self.assignment.stage(check.stage))
        given = {**plain, "student": student} if "student" in plain else plain
        raised = None
        try:
            try:
                item.obj(**given)
            except AssertionError as failure:
                self.try_further(student, item, given, failure)
        except (Exception, pytest.skip.Exception, pytest.fail.Exception) as error:
            raised = pytest.ExceptionInfo.from_exception(error)
        name = raised.value.name if raised and isinstance(raised.value, Finding) else ""
        self.session.note(check, *read_outcome(raised), name)
        raised = None  # it holds this frame, and with it what a submission answered

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
