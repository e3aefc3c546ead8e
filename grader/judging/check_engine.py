"""Runs a check on a submission: first as it was submitted, then so that a stage answers only for itself."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from grader.assignment.points import DECIMALS
from grader.assignment.spec import Assignment, Stage
from grader.checks.earning import Earn
from grader.errors import AssignmentError, Finding, KilledBySystem
from grader.judging.submission_run import CheckRun, SubmissionRun
from grader.oracle.oracle import Expected
from grader.results.result import Check, Outcome

Raised = pytest.ExceptionInfo[BaseException] | None
MARKS = {"points", "together", "last", "parametrize"}
TOGETHER = 2  # cases that a check of all stages together is looked at with right earlier stages


@dataclass(frozen=True)
class ReadyCheck:
    """A check on one of its cases, before it runs: all that it is called with but the student."""

    check: Check
    function: Any
    arguments: dict[str, Any]
    asks: frozenset[str]
    marks: frozenset[str]
    form: bool
    case: str


def prepare_check(item: pytest.Item, assignment: Assignment, expected: Expected) -> ReadyCheck:
    """What pytest collected, ready to be called without pytest.

    Asking pytest costs a millisecond for each check on each case, of every submission.
    Raises `AssignmentError` for a check without points or a sentence, or one that asks for more than
    student, expected, earn and the functions of cases.py.
    """
    assert isinstance(item, pytest.Function)
    function: Any = item.function
    place = f"{item.path}, line {function.__code__.co_firstlineno}: {function.__name__}"
    drawn = dict(item.callspec.params) if hasattr(item, "callspec") else {}
    asked = list(inspect.signature(item.obj).parameters)
    known = {"student", "expected", "earn", *drawn}
    if odd := [name for name in (*asked, *item.fixturenames) if name not in {*known, "request"}]:
        raise AssignmentError(
            f"{place} asks for {odd[0]!r}; a check may ask for student, expected, earn, and the functions of cases.py."
        )
    marks = list(item.iter_markers())
    if other := [
        mark.name for mark in marks if mark.name not in MARKS or "indirect" in mark.kwargs
    ]:
        raise AssignmentError(
            f"{place} has the mark {other[0]!r}; a check may have {', '.join(sorted(MARKS))}."
        )
    available = {"expected": expected, **drawn}
    return ReadyCheck(
        describe_check(item, assignment, place),
        item.obj,
        {name: available[name] for name in asked if name in available},
        frozenset(asked),
        frozenset(mark.name for mark in marks),
        any(mark.kwargs.get("form", False) for mark in marks if mark.name == "points"),
        item.callspec.id if hasattr(item, "callspec") else "",
    )


def describe_check(item: pytest.Function, assignment: Assignment, place: str) -> Check:
    """The check of a pytest item; raises `AssignmentError` if it has no points or docstring."""
    marker = item.get_closest_marker("points")
    if marker is None or not marker.args:
        raise AssignmentError(f"{place} has no points; put @points(number) above it.")
    number = marker.args[0]
    if type(number) not in (int, float) or number <= 0 or round(number, DECIMALS) != number:
        raise AssignmentError(
            f"{place} has {number!r} points; points are numbers above 0 with at most {DECIMALS} decimals."
        )
    function: Any = item.function
    if not function.__doc__:
        raise AssignmentError(
            f"{place} has no docstring; add one sentence that states the requirement."
        )
    return Check(
        name=function.__name__,
        sentence=inspect.cleandoc(function.__doc__).splitlines()[0],
        stage=stage_of(item.path, assignment).name,
        points=number,
        outcome="passed",
    )


def stage_of(path: Path, assignment: Assignment) -> Stage:
    """The stage that a file of checks belongs to."""
    return assignment.stage(path.stem.removeprefix("test_"))


def run_check(ready: ReadyCheck, submission: SubmissionRun) -> Raised:
    """Run a check in as many ways as it takes, and note what came of it; what it raised in the end."""
    stage = submission.assignment.stage(ready.check.stage)
    if "last" in ready.marks and not submission.is_right_so_far(stage):
        return _wait(ready, submission)
    stub = submission.oracle.stand_in is not None
    # Do not import an earlier module again that is known to crash or hang.
    lost = stub and submission.is_lost_before(stage)
    run = submission.begin(ready.check, "stubbed" if lost else "as_submitted")
    raised = _call(ready, run)
    if raised and isinstance(raised.value, AssertionError):
        run, raised = _try_further(ready, submission, stage, run, raised)
    run.outcome, run.message = read_outcome(raised)
    run.form, run.case = ready.form, ready.case
    run.name = raised.value.name if raised and isinstance(raised.value, Finding) else ""
    submission.note(run)
    return raised


def _wait(ready: ReadyCheck, submission: SubmissionRun) -> Raised:
    """A long run shows nothing more where something else in the stage is wrong."""
    run = submission.begin(ready.check, "as_submitted")
    said = f"This long run is made once the other checks of {ready.check.stage} pass."
    raised = _catch(lambda: pytest.skip(said))
    run.outcome, run.message = read_outcome(raised)
    submission.note(run)
    return raised


def _call(ready: ReadyCheck, run: CheckRun) -> Raised:
    """Call a check; what it raised."""
    earn = Earn()
    own = {"student": run.student, "earn": earn}

    def call() -> None:
        ready.function(**ready.arguments, **{name: own[name] for name in own if name in ready.asks})
        earn.settle(ready.check.name, ready.check.points)

    raised = _catch(call)
    run.parts = {part.asks: part.points for part in earn.parts if not part.found}
    return raised


def _catch(action: Callable[[], object]) -> Raised:
    try:
        action()
    except (Exception, pytest.skip.Exception, pytest.fail.Exception) as error:
        return pytest.ExceptionInfo.from_exception(error)
    return None


def _try_further(
    ready: ReadyCheck, submission: SubmissionRun, stage: Stage, run: CheckRun, raised: Raised
) -> tuple[CheckRun, Raised]:
    """Retry with the submission's own arguments, then with right earlier stages.

    A stage answers only for itself: the check passes if one of the runs does.
    """
    functions = submission.assignment.functions
    if any(functions[call.function].made for call in run.calls):
        own = submission.begin(ready.check, "own_cache")
        failed = _call(ready, own)
        if not failed or not isinstance(failed.value, AssertionError):
            return own, failed
    if submission.oracle.stand_in is not None:
        wrong = submission.first_wrong_before(stage)
        return _call_stubbed(ready, submission) if wrong else (run, raised)
    needed = submission.first_wrong_needed(stage)
    error = raised.value if raised else None
    unwritten = isinstance(error, Finding) and error.name == "not-written"
    if needed is None or unwritten:  # what is not written waits for nothing
        return run, raised
    run.waits_for = needed.name
    said = f"Fix {needed.name} first: {stage.name} depends on it."
    return run, _catch(lambda: pytest.skip(said))


def _call_stubbed(ready: ReadyCheck, submission: SubmissionRun) -> tuple[CheckRun, Raised]:
    """With right earlier stages; what a check finds now is the stage's own.

    Each iteration of a long run calls back. So a check of all stages together is looked at on a few
    of its cases only, since it asks the stage nothing new, and a case may have a `brief` form.
    """
    run, name = submission.begin(ready.check, "stubbed"), ready.check.name
    brief = {key: getattr(value, "brief", value) for key, value in ready.arguments.items()}
    ready = replace(ready, arguments=brief)
    if "together" not in ready.marks:
        return run, _call(ready, run)
    found = submission.together.setdefault(name, [])
    if len(found) < TOGETHER and not any(found):
        raised = _call(ready, run)
        failed = raised is not None and isinstance(raised.value, AssertionError)
        found.append(str(raised.value) if raised and failed else "")
        return run, raised
    return run, _catch(lambda: _repeat(next(filter(None, found), "")))


def _repeat(message: str) -> None:
    if message:
        raise Finding(message)


def read_outcome(raised: Raised) -> tuple[Outcome, str]:
    """The outcome and message for an exception, or for none."""
    if raised is None:
        return "passed", ""
    error = raised.value
    if isinstance(error, pytest.skip.Exception):
        return "skipped", str(error)
    if isinstance(error, AssertionError):  # a Finding, or a check's plain assert
        return "failed", str(error)
    if isinstance(error, KilledBySystem):
        return "broken", (
            f"The system ended the process of {error}, most likely because the machine's memory ran out. The "
            "submission is not at fault, and no points are lost. Grade again, with fewer --workers."
        )
    place = raised.traceback[-1]
    return "broken", (
        "This check failed internally. The submission is not at fault, and no points are lost. "
        f"({type(error).__name__}: {error}; {place.path.name if isinstance(place.path, Path) else place.path} line {place.lineno + 1})"
    )
