"""The pytest side of checks: fixtures, cases, and in a student's folder `python -m pytest`.

`Checks` is a pytest plugin made for one assignment and one oracle. In a handout, `add_checks` makes one
for the folder (`grader.home.pytest_entry` asks for it). `grader.judging.pytest_session` makes one for official grading, which
goes through many submissions in one session.
"""

from __future__ import annotations

import sys
from collections.abc import Generator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from grader.assignment.load import KIT, load
from grader.assignment.packages import find_versions
from grader.assignment.spec import Assignment
from grader.assignment.trusted_modules import TrustedModules
from grader.errors import XorkitError
from grader.intake.reading import read_submission
from grader.intake.submission import Submission
from grader.judging.cases import Cases
from grader.judging.check_engine import prepare_check, read_outcome, run_check
from grader.judging.submission_run import SubmissionRun
from grader.oracle.oracle import Expected, Oracle
from grader.oracle.recorded import read_recorded
from grader.sandbox.fork_server import Launcher


class Checks:
    """The checks of one assignment, on one submission."""

    def __init__(
        self,
        assignment: Assignment,
        oracle: Oracle,
        seed: int,
        submission: Submission,
        launcher: Launcher | None = None,
    ) -> None:
        """launcher: one that the caller closes; without it, one that ends with the session."""
        self.assignment = assignment
        self.oracle = oracle
        self.cases = Cases(assignment, seed)
        find_versions(assignment.packages)  # raises where one is missing
        self.launcher = launcher or Launcher()
        self._closes = launcher is None
        self.expectations = Expected(oracle.answers, assignment)
        self.run = self.open(submission)

    def open(self, submission: Submission) -> SubmissionRun:
        """Start a run for a submission."""
        placed = submission.placed(self.assignment)
        data = self.launcher.share(self.assignment.data)
        open_channel = partial(self.launcher.open, self.assignment.packages)
        return SubmissionRun(placed, self.assignment, self.oracle, open_channel, data)

    @pytest.fixture
    def student(self) -> None:
        """The submission's functions; `run_check` hands them to the check."""

    @pytest.fixture
    def earn(self) -> None:
        """The points of parts; `run_check` hands it to the check."""

    @pytest.fixture
    def expected(self) -> Expected:
        """The right answers."""
        return self.expectations

    @pytest.hookimpl(wrapper=True)
    def pytest_collection(self) -> Generator[None, Any, Any]:
        """Import the checks, and the given modules in them, whatever other modules have these names."""
        checks = [Path(stage.checks).stem for stage in self.assignment.stages]
        given = TrustedModules(self.assignment.given, str(self.assignment.folder))
        names = [*checks, *self.assignment.given]
        others = {name: sys.modules.pop(name) for name in names if name in sys.modules}
        try:
            sys.modules.update({name: given.module(name) for name in self.assignment.given})
            return (yield)
        finally:
            for name in names:
                sys.modules.pop(name, None)
            sys.modules.update(others)

    def pytest_generate_tests(self, metafunc: pytest.Metafunc) -> None:
        """Parametrize checks: a parameter named like a function in cases.py runs on each of its cases."""
        if not self.is_check(metafunc.definition.path):
            return
        for name in metafunc.fixturenames:
            if name in self.cases:
                values = self.cases.draw(name)
                metafunc.parametrize(name, list(values.values()), ids=list(values))

    def pytest_configure(self, config: pytest.Config) -> None:
        """Declare the mark that a check carries."""
        config.addinivalue_line("markers", "points(number): what a check is worth")
        config.addinivalue_line("markers", "together: a check of this and all earlier stages")
        config.addinivalue_line("markers", "last: runs only if the stage's other checks pass")

    def is_check(self, path: Path) -> bool:
        """Whether a test file is one of the assignment's."""
        return path.parent == self.assignment.folder and path.name in {
            stage.checks for stage in self.assignment.stages
        }

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Sort checks by stage order; those marked `last` end their stage."""
        order = {stage.checks: index for index, stage in enumerate(self.assignment.stages)}

        def place(item: pytest.Item) -> tuple[int, bool]:
            last = item.get_closest_marker("last") is not None
            return order.get(item.path.name, len(order)), last

        items.sort(key=place)

    @pytest.hookimpl(tryfirst=True)
    def pytest_pyfunc_call(self, pyfuncitem: pytest.Function) -> bool | None:
        """Run a check as official grading does, and show a finding without our own frames."""
        if not self.is_check(pyfuncitem.path):
            return None
        raised = run_check(prepare_check(pyfuncitem, self.assignment, self.expectations), self.run)
        if raised:
            outcome, message = read_outcome(raised)
            if outcome == "failed":
                pytest.fail(message, pytrace=False)
            raise raised.value
        return True

    def pytest_sessionfinish(self) -> None:
        """End all processes."""
        self.run.__exit__()
        if self._closes:
            self.launcher.close()


def add_checks(config: pytest.Config, kit: Path) -> None:
    """Have pytest run an assignment's checks on the modules beside them."""
    if config.pluginmanager.has_plugin("xorkit-checks"):
        return
    try:
        assignment = load(kit).trusting()  # one's own program
        folder = kit.parent if kit.name == KIT else kit
        oracle, own = read_recorded(assignment), read_submission(folder)
        config.option.importmode = "importlib"  # keep student modules apart from check modules
        config.pluginmanager.register(
            Checks(assignment, oracle, assignment.public_seed, own), "xorkit-checks"
        )
    except XorkitError as error:
        raise pytest.UsageError(str(error)) from error
