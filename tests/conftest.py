"""What the tests share: the assignment, its reference, and submissions made of it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from grader.assignment.load import load
from grader.assignment.spec import Assignment
from grader.intake.submission import Submission, build
from grader.judging.grade import Job, grade
from grader.oracle.reference import read_reference
from grader.results.result import Check, Result

ROOT = Path(__file__).parent.parent
Graded = Callable[..., Result]


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def xor() -> Assignment:
    """The assignment, as it is given to students."""
    return load(ROOT / "assignments" / "xor")


@pytest.fixture(scope="session")
def hasty(xor: Assignment) -> Assignment:
    """The same, with limits that a test can wait for."""
    return replace(xor, limits=replace(xor.limits, call_seconds=3, submission_seconds=60))


@pytest.fixture(scope="session")
def reference(xor: Assignment) -> dict[str, str]:
    """The sources of the reference."""
    return read_reference(ROOT / "solutions" / "xor", xor)


@pytest.fixture(scope="session")
def job(xor: Assignment, reference: dict[str, str]) -> Job:
    """Official grading, from a seed that is the same in each run of the tests."""
    return Job(xor, reference, 7)


@pytest.fixture
def graded(xor: Assignment, hasty: Assignment, reference: dict[str, str]) -> Graded:
    """Grade the reference with some of its modules replaced; None takes a module away."""

    def run(seed: int = 7, **modules: str | None) -> Result:
        assignment = hasty if "while True" in str(modules.values()) else xor
        sources = {**reference, **modules}
        files = {
            f"{name}.py": source.encode() for name, source in sources.items() if source is not None
        }
        return grade(Job(assignment, reference, seed), [build("someone", files)])[0]

    return run


@pytest.fixture
def submission(reference: dict[str, str]) -> Submission:
    """A right one."""
    return Submission("someone", dict(reference))


def failed(result: Result) -> dict[str, Check]:
    """The checks that did not pass, by name."""
    return {check.name: check for check in result.checks if check.outcome != "passed"}
