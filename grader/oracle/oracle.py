"""Right answers and mistaken ones. A check calls `expected` as it calls `student`.

`grader.oracle.live` runs the reference in this process; `grader.oracle.recorded` looks answers up.
Neither is ever in the process that runs student code.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, Protocol

import pytest

from grader.assignment.spec import Assignment, Function
from grader.checks.instance import History, Instance
from grader.oracle.calls import Unknown
from grader.oracle.mistake_table import MistakeTable, Written

StandIn = Callable[[str, tuple[Any, ...]], Any]
Replay = Callable[[Written, str, tuple[Any, ...]], Any]


class Answers(Protocol):
    """The right answers to calls of the contract's functions."""

    def answer(self, function: str, arguments: tuple[Any, ...]) -> Any:
        """The right value, for a check."""

    def right(self, function: str, arguments: tuple[Any, ...]) -> Any:
        """The same for a diagnosis: a value, a `Failure`, or `Unknown`."""

    def seconds(self, function: str, arguments: tuple[Any, ...]) -> float:
        """The time of a right call on this machine in seconds; 0 if unknown."""


@dataclass(frozen=True)
class Oracle:
    """Right answers, and a table of mistaken ones, which is read when something is wrong.

    stand_in: answers calls in place of earlier stages that are wrong, for any arguments; raises
    `ValueError` where they are large. replay: what the reference with a mistake answers to any call.
    Both are None where only recorded answers are available.
    """

    answers: Answers
    read_mistakes: Callable[[], MistakeTable] = MistakeTable
    stand_in: StandIn | None = None
    replay: Replay | None = None

    @cached_property
    def mistakes(self) -> MistakeTable:
        """What each known mistake would have answered."""
        return self.read_mistakes()


class NoAnswers:
    """Answers that are not available: a check that needs one is skipped and says why."""

    def __init__(self, why: str = "there are no recorded answers") -> None:
        self.why = why

    def answer(self, function: str, arguments: tuple[Any, ...]) -> Any:
        """Skips the check that asks."""
        del function, arguments
        pytest.skip(f"This check needs recorded answers: {self.why}.")

    def right(self, function: str, arguments: tuple[Any, ...]) -> Any:
        """Not known."""
        del function, arguments
        return Unknown

    def seconds(self, function: str, arguments: tuple[Any, ...]) -> float:
        """Not known."""
        del function, arguments
        return 0.0


def make_empty_oracle(why: str = "there are no recorded answers") -> Oracle:
    """An oracle that knows nothing, and says why."""
    return Oracle(NoAnswers(why))


class Expected:
    """The right answers, as a check sees them: `expected.forward(X, params)`."""

    def __init__(self, answers: Answers, assignment: Assignment) -> None:
        self._answers = answers
        self._assignment = assignment

    def __getattr__(self, name: str) -> Any:
        function = self._assignment.functions.get(name)
        if function is None:
            raise AttributeError(f"the assignment has no function {name}")

        if function.kind == "class":
            return partial(self._make, function)
        return partial(self._answer, function)

    def _answer(self, function: Function, *arguments: Any, **named: Any) -> Any:
        return self._answers.answer(function.name, function.arrange(arguments, named))

    def _make(self, function: Function, *arguments: Any, **named: Any) -> Instance:
        given = function.arrange(arguments, named)
        self._answers.answer(function.name, given)
        return Instance(self._assignment.functions, function.name, given, self._use)

    def _use(self, function: Function, history: History) -> Any:
        def answer(*arguments: Any, **named: Any) -> Any:
            given = function.arrange((history.plain, *arguments), named)
            value = self._answers.answer(function.name, given)
            if function.kind == "method":
                history.add(function, given)
            return value

        return answer() if function.kind == "attribute" else answer
