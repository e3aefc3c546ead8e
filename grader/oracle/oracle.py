"""What the right answers are, and the mistaken ones: `expected` is called as `student` is.

`Live` runs the reference here, on whatever it is asked; `grader.recording` looks answers up.
Neither is ever inside.
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

from grader.assignment.spec import Assignment
from grader.oracle.calls import is_small


@dataclass(frozen=True)
class Failure:
    """An answer that is no value: the kind of the error that was raised."""

    error: str


class Unknown:
    """The answer to a question that was not recorded."""


MistakeTexts = Mapping[str, Mapping[str, str]]


class Oracle(Protocol):
    """Gives the right answer for a call, and what each known mistake would have answered."""

    live: bool
    """Whether it answers questions that nobody foresaw."""
    texts: MistakeTexts
    """By the name of a mistake: its `says` and its `hint`."""

    def answer(self, function: str, arguments: tuple[Any, ...]) -> Any:
        """The right value of a function of the contract, for a check."""

    def work_out(self, function: str, arguments: tuple[Any, ...]) -> Any:
        """The same, for arguments that nobody foresaw; only where the oracle is `live`."""

    def right(self, function: str, arguments: tuple[Any, ...]) -> Any:
        """The same for a diagnosis: a value, a `Failure`, or `Unknown`."""

    def variants(self, function: str) -> Sequence[Sequence[tuple[int, tuple[str, ...]]]]:
        """Numbers and names of what may be wrong with a function: single mistakes, then pairs."""

    def mistaken(self, variant: int, function: str, arguments: tuple[Any, ...]) -> Any:
        """What a variant answers: a value, a `Failure`, or `Unknown`."""

    def seconds(self, function: str, arguments: tuple[Any, ...]) -> float:
        """How long a right call takes on this machine, now; 0 where that is not known."""


def part(near: Sequence[tuple[int, tuple[str, ...]]]) -> list[list[tuple[int, tuple[str, ...]]]]:
    """Numbered variants, parted into single mistakes and pairs."""
    return [[entry for entry in near if len(entry[1]) == size] for size in (1, 2)]


def work_out(oracle: Oracle, function: str, arguments: tuple[Any, ...]) -> Any:
    """The right value for arguments that a submission made; raises `ValueError` where they are large."""
    if not is_small(arguments):
        raise ValueError("too many numbers")
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        return oracle.work_out(function, arguments)


class Expected:
    """The oracle, as a check sees it: `expected.forward(X, params)`."""

    def __init__(self, oracle: Oracle, assignment: Assignment) -> None:
        self._oracle = oracle
        self._assignment = assignment

    def __getattr__(self, name: str) -> Any:
        if name not in self._assignment.functions:
            raise AttributeError(f"the assignment has no function {name}")
        return lambda *arguments: self._oracle.answer(name, arguments)
