"""What the right answers are: `expected` is called as `student` is."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

import pytest

from grader.assignment import Assignment
from grader.errors import AssignmentError
from grader.program import Program


class Oracle(Protocol):
    """Gives the right answer for a call."""

    def answer(self, function: str, arguments: tuple[Any, ...]) -> Any:
        """The right value of a function of the contract."""

    def seconds(self, function: str, arguments: tuple[Any, ...]) -> float:
        """How long a right call takes on this machine, now; 0 where that is not known."""


class Live:
    """Runs the reference, here, on the inputs it is asked about."""

    def __init__(self, assignment: Assignment, sources: Mapping[str, str]) -> None:
        self.assignment = assignment
        self.program = Program({**assignment.given, **sources}, "the reference")

    def answer(self, function: str, arguments: tuple[Any, ...]) -> Any:
        """What the reference returns."""
        module = self.program.module(self.assignment.functions[function].module)
        return getattr(module, function)(*arguments)

    def seconds(self, function: str, arguments: tuple[Any, ...]) -> float:
        """Measured, by running the reference once more."""
        start = time.monotonic()
        self.answer(function, arguments)
        return time.monotonic() - start


class Absent:
    """No answers at hand: checks that need one are skipped and say so."""

    def answer(self, function: str, arguments: tuple[Any, ...]) -> Any:
        """Skips the check that asks."""
        del function, arguments
        pytest.skip(
            "This check compares with answers that are not here; official grading has them."
        )

    def seconds(self, function: str, arguments: tuple[Any, ...]) -> float:
        """Not known."""
        del function, arguments
        return 0.0


class Expected:
    """The oracle, as a check sees it: `expected.forward(X, params)`."""

    def __init__(self, oracle: Oracle, assignment: Assignment) -> None:
        self._oracle = oracle
        self._assignment = assignment

    def __getattr__(self, name: str) -> Any:
        if name not in self._assignment.functions:
            raise AttributeError(f"the assignment has no function {name}")
        return lambda *arguments: self._oracle.answer(name, arguments)


def read_reference(folder: Path, assignment: Assignment) -> dict[str, str]:
    """The sources of a reference, one file a stage; raises `AssignmentError` for a missing one."""
    sources: dict[str, str] = {}
    if not folder.is_dir():
        raise AssignmentError(
            f"There is no reference at {folder}; name the folder with the solutions by --reference."
        )
    for stage in assignment.stages:
        try:
            sources[stage.name] = (folder / stage.file).read_text(encoding="utf-8")
        except FileNotFoundError:
            raise AssignmentError(
                f"{folder} has no {stage.file}; the reference needs one file per stage."
            ) from None
        except OSError as error:
            raise AssignmentError(
                f"{folder / stage.file} cannot be read: {error.strerror}."
            ) from error
    return sources
