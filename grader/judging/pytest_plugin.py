"""The pytest side: fixtures, cases, points, and the outcome of each check.

`Checks` is a pytest plugin made for one assignment and one oracle. In a handout, where a student
runs `python -m pytest`, `pytest_configure` below makes one for the folder. `grader.grade` makes one
for official grading, which goes through many submissions in one session.
"""

from __future__ import annotations

import contextlib
import inspect
import zlib
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from grader.assignment.load import load
from grader.assignment.spec import Assignment, Stage
from grader.assignment.trusted_modules import TrustedModules
from grader.errors import AssignmentError, Finding, XorkitError
from grader.intake.submission import Submission, read_submission
from grader.judging.student import Student
from grader.judging.submission_run import SubmissionRun
from grader.oracle.oracle import Expected, Oracle
from grader.oracle.recorded import read_recorded
from grader.results.result import Check, Outcome
from grader.sandbox.fork_server import Launcher

CASES = "cases.py"


class Checks:
    """The checks of one assignment, on one submission."""

    def __init__(
        self, assignment: Assignment, oracle: Oracle, seed: int, submission: Submission
    ) -> None:
        self.assignment = assignment
        self.oracle = oracle
        self.seed = seed
        self.cases = _read_cases(assignment)
        self.inside = Launcher()
        self.expectations = Expected(oracle, assignment)
        self.session = self.open(submission)

    def open(self, submission: Submission) -> SubmissionRun:
        """A submission of which nothing is known yet."""
        placed = submission.placed(self.assignment)
        return SubmissionRun(placed, self.assignment, self.oracle, self.inside.open)

    # What a check may ask for.

    @pytest.fixture
    def student(self, request: pytest.FixtureRequest) -> Student:
        """The submission's functions."""
        return self.student_in(self.stage_of(request.path))

    @pytest.fixture
    def expected(self) -> Expected:
        """The right answers."""
        return self.expectations

    def student_in(self, stage: Stage) -> Student:
        """The submission in a stage, as a check begins."""
        student = self.session.student(stage)
        # Where importing an earlier module takes the process down, waiting for that again is no use.
        skip = self.oracle.live and self.session.is_lost_before(stage)
        student.way = "given" if skip else "alone"
        student.calls.clear()
        return student

    def pytest_generate_tests(self, metafunc: pytest.Metafunc) -> None:
        """Each function in cases.py is a fixture: a check that names it runs on every value."""
        if not self.is_check(metafunc.definition.path):
            return
        for name in metafunc.fixturenames:
            if name in self.cases:
                values = self.draw(name)
                metafunc.parametrize(name, list(values.values()), ids=list(values))

    def draw(self, name: str) -> dict[str, Any]:
        """The cases of one function of cases.py, from this run's seed."""
        words = [self.seed & 0xFFFFFFFF, self.seed >> 32 & 0xFFFFFFFF, zlib.crc32(name.encode())]
        place = f"{self.assignment.folder / CASES}, {name}"
        try:
            values = self.cases[name](np.random.RandomState(words))
        except Exception as error:
            raise AssignmentError(f"{place}: {type(error).__name__}: {error}.") from error
        if not isinstance(values, dict) or not values:
            raise AssignmentError(
                f"{place}: return a dict from the name of each case to its value."
            )
        return values

    # Which checks there are.

    def pytest_configure(self, config: pytest.Config) -> None:
        """Declare the mark that a check carries."""
        config.addinivalue_line("markers", "points(number): what a check is worth")
        config.addinivalue_line("markers", "together: a check of this and all earlier stages")

    def is_check(self, path: Path) -> bool:
        """Whether a test file is one of the assignment's."""
        return path.parent == self.assignment.folder and path.name in {
            stage.checks for stage in self.assignment.stages
        }

    def stage_of(self, path: Path) -> Stage:
        """The stage that a check's file belongs to."""
        return self.assignment.stage(path.stem.removeprefix("test_"))

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Stages in the order in which they are written."""
        order = {stage.checks: index for index, stage in enumerate(self.assignment.stages)}
        items.sort(key=lambda item: order.get(item.path.name, len(order)))

    # What came of a check.

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Tell a finding from a fault of ours, and show a finding without our own frames."""
        if not self.is_check(item.path):
            return (yield)
        outcome, message = read_outcome(call.excinfo)
        error = call.excinfo.value if call.excinfo else None
        if outcome == "failed":
            call.excinfo = _without_frames(message)
        report = yield
        if call.when == "call" or outcome != "passed":
            name = error.name if isinstance(error, Finding) else ""
            self.session.note(self.check_of(item), outcome, message, name)
        return report

    @pytest.hookimpl(wrapper=True)
    def pytest_pyfunc_call(self, pyfuncitem: pytest.Function) -> Generator[None, object, object]:
        """A check that fails gets its further ways: a stage answers only for itself."""
        try:
            return (yield)
        except AssertionError as failure:
            student = pyfuncitem.funcargs.get("student")
            if not isinstance(student, Student) or not self.is_check(pyfuncitem.path):
                raise
            names = inspect.signature(pyfuncitem.obj).parameters
            arguments = {name: pyfuncitem.funcargs[name] for name in names}
            return self.try_further(student, pyfuncitem, arguments, failure)

    def try_further(
        self,
        student: Student,
        item: pytest.Function,
        arguments: dict[str, Any],
        failure: AssertionError,
    ) -> object:
        """Once more with the submission's own arguments, and with right earlier stages."""
        earlier = self.session.first_wrong_before(student.stage)
        calls = list(student.calls)
        if any(self.assignment.functions[call.function].made for call in calls):
            student.way = "own"
            student.calls.clear()
            with contextlib.suppress(AssertionError):
                item.obj(**arguments)
                return True
        if earlier and self.oracle.live:
            self._try_given(student, item, arguments)
            return True
        student.way, student.calls = "alone", calls
        if earlier:
            pytest.skip(f"Mend {earlier.name} first: {student.stage.name} builds on it.")
        raise failure

    def _try_given(
        self, student: Student, item: pytest.Function, arguments: dict[str, object]
    ) -> None:
        """With right earlier stages; what a check finds now is the stage's own.

        A check of all stages together has one case looked at in this way: with the others' stages
        it asks the stage nothing new, and each iteration of a long run calls back three times.
        """
        student.way = "given"
        student.calls.clear()
        together = item.get_closest_marker("together") is not None
        if not together:
            item.obj(**arguments)
            return
        name = item.originalname
        if name not in self.session.together:
            self.session.together[name] = ""
            try:
                item.obj(**arguments)
            except AssertionError as finding:
                self.session.together[name] = str(finding)
                raise
        elif self.session.together[name]:
            raise Finding(self.session.together[name])

    def check_of(self, item: pytest.Item) -> Check:
        """A check before it ran; raises `AssignmentError` for one without points or a sentence."""
        assert isinstance(item, pytest.Function)
        function: Any = item.function
        marker = item.get_closest_marker("points")
        place = f"{item.path}, line {function.__code__.co_firstlineno}: {function.__name__}"
        if marker is None or not marker.args:
            raise AssignmentError(f"{place} has no points; put @points(number) above it.")
        if not function.__doc__:
            raise AssignmentError(
                f"{place} has no docstring; say in one sentence what is demanded."
            )
        return Check(
            name=function.__name__,
            sentence=inspect.cleandoc(function.__doc__).splitlines()[0],
            stage=self.stage_of(item.path).name,
            points=int(marker.args[0]),
            outcome="passed",
        )

    def pytest_sessionfinish(self) -> None:
        """Leave no process."""
        self.session.__exit__()
        self.inside.close()


def read_outcome(raised: pytest.ExceptionInfo[BaseException] | None) -> tuple[Outcome, str]:
    """The outcome of a check that raised this, or nothing, and what to say of it."""
    if raised is None:
        return "passed", ""
    error = raised.value
    if isinstance(error, pytest.skip.Exception):
        return "skipped", str(error)
    if isinstance(error, AssertionError):  # a Finding, or a check's plain assert
        return "failed", str(error)
    place = raised.traceback[-1]
    return "broken", (
        "This check itself stopped; it says nothing about the submission, and no points are lost for good. "
        f"({type(error).__name__}: {error}; {place.path.name if isinstance(place.path, Path) else place.path} line {place.lineno + 1})"
    )


def _without_frames(message: str) -> pytest.ExceptionInfo[BaseException]:
    """A failure that is its message alone; our frames would tell a student nothing."""
    with pytest.raises(pytest.fail.Exception) as caught:
        pytest.fail(message, pytrace=False)
    return caught


def _read_cases(
    assignment: Assignment,
) -> dict[str, Callable[[np.random.RandomState], dict[str, Any]]]:
    file = assignment.folder / CASES
    try:
        source = file.read_text(encoding="utf-8")
    except OSError as error:
        raise AssignmentError(f"{file} cannot be read: {error.strerror}.") from error
    module = TrustedModules({**assignment.given, "cases": source}, str(assignment.folder)).module(
        "cases"
    )
    return {
        name: value
        for name, value in vars(module).items()
        if inspect.isfunction(value)
        and value.__code__.co_filename == module.__file__
        and not name.startswith("_")
    }


def pytest_configure(config: pytest.Config) -> None:
    """In a student's folder: run its checks on its modules."""
    folders = [
        config.invocation_params.dir,
        *(Path(argument.split("::")[0]) for argument in config.args),
    ]
    folder = next(
        (place.resolve() for place in folders if (place / "assignment.toml").is_file()), None
    )
    if folder is None or config.pluginmanager.has_plugin("xorkit-checks"):
        return
    try:
        assignment = load(folder).trusting()  # one's own program
        config.option.importmode = "importlib"  # a student's module must not be taken for a check's
        config.pluginmanager.register(
            Checks(
                assignment,
                read_recorded(assignment),
                assignment.public_seed,
                read_submission(folder),
            ),
            "xorkit-checks",
        )
    except XorkitError as error:
        raise pytest.UsageError(str(error)) from error
