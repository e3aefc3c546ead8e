"""Right answers and mistaken ones. A check calls `expected` as it calls `student`.

`grader.oracle.live` runs the reference in this process; `grader.oracle.recorded` looks answers up.
Neither is ever in the process that runs student code.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import pytest

from grader.assignment.spec import Assignment


@dataclass(frozen=True)
class Failure:
    """An answer that is no value: the kind of the error that was raised."""

    error: str


class Unknown:
    """The answer to a question that was not recorded."""


MistakeTexts = Mapping[str, Mapping[str, str]]
Variants = Sequence[tuple[int, tuple[str, ...]]]
StandIn = Callable[[str, tuple[Any, ...]], Any]


class Answers(Protocol):
    """The right answers to calls of the contract's functions."""

    def answer(self, function: str, arguments: tuple[Any, ...]) -> Any:
        """The right value, for a check."""

    def right(self, function: str, arguments: tuple[Any, ...]) -> Any:
        """The same for a diagnosis: a value, a `Failure`, or `Unknown`."""

    def seconds(self, function: str, arguments: tuple[Any, ...]) -> float:
        """How long a right call takes on this machine, now; 0 where that is not known."""


class MistakeTable(Protocol):
    """What each known mistake would have answered. texts: by its name, its `says` and its `hint`."""

    texts: MistakeTexts

    def variants(self, function: str) -> Sequence[Variants]:
        """Numbers and names of what may be wrong with a function: single mistakes, then pairs."""

    def mistaken(self, variant: int, function: str, arguments: tuple[Any, ...]) -> Any:
        """What a variant answers: a value, a `Failure`, or `Unknown`."""


@dataclass(frozen=True)
class Oracle:
    """Right answers, and a table of mistaken ones.

    stand_in: answers calls in place of earlier stages that are wrong, for any arguments; raises
    `ValueError` where they are large. None where only recorded answers are available.
    """

    answers: Answers
    mistakes: MistakeTable
    stand_in: StandIn | None = None


def part(variants: Variants) -> Sequence[Variants]:
    """Numbered variants, parted into single mistakes and pairs."""
    return [[entry for entry in variants if len(entry[1]) == size] for size in (1, 2)]


class NoAnswers:
    """Answers that are not available: a check that needs one is skipped and says why."""

    def __init__(self, why: str = "there are no recorded answers here") -> None:
        self.why = why

    def answer(self, function: str, arguments: tuple[Any, ...]) -> Any:
        """Skips the check that asks."""
        del function, arguments
        pytest.skip(f"This check needs answers to compare with, and {self.why}.")

    def right(self, function: str, arguments: tuple[Any, ...]) -> Any:
        """Not known."""
        del function, arguments
        return Unknown

    def seconds(self, function: str, arguments: tuple[Any, ...]) -> float:
        """Not known."""
        del function, arguments
        return 0.0


class NoMistakes:
    """A table of mistakes with nothing in it."""

    def __init__(self) -> None:
        self.texts: MistakeTexts = {}

    def variants(self, function: str) -> Sequence[Variants]:
        """None are known."""
        del function
        return [], []

    def mistaken(self, variant: int, function: str, arguments: tuple[Any, ...]) -> Any:
        """Not known."""
        del variant, function, arguments
        return Unknown


def make_empty_oracle(why: str = "there are no recorded answers here") -> Oracle:
    """An oracle that knows nothing, and says why."""
    return Oracle(NoAnswers(why), NoMistakes())


class Expected:
    """The right answers, as a check sees them: `expected.forward(X, params)`."""

    def __init__(self, answers: Answers, assignment: Assignment) -> None:
        self._answers = answers
        self._assignment = assignment

    def __getattr__(self, name: str) -> Any:
        if name not in self._assignment.functions:
            raise AttributeError(f"the assignment has no function {name}")
        return lambda *arguments: self._answers.answer(name, arguments)
