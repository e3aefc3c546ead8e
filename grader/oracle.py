"""What the right answers are, and the mistaken ones: `expected` is called as `student` is.

`Live` runs the reference here, on whatever it is asked; `grader.recording` looks answers up.
Neither is ever inside.
"""

from __future__ import annotations

import time
import warnings
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import pytest

from grader.assignment import Assignment
from grader.errors import AssignmentError
from grader.inside import wire
from grader.mistakes import Catalogue, Variant
from grader.program import Program
from grader.question import hashable, is_small


@dataclass(frozen=True)
class Failure:
    """An answer that is no value: the kind of the error that was raised."""

    error: str


class Unknown:
    """The answer to a question that was not recorded."""


Texts = Mapping[str, Mapping[str, str]]
KNOWN = 50_000  # answers that are kept; the questions of the checks and their mistakes are fewer


class Oracle(Protocol):
    """Gives the right answer for a call, and what each known mistake would have answered."""

    live: bool
    """Whether it answers questions that nobody foresaw."""
    texts: Texts
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


class Live:
    """Runs the reference, and its mistaken variants, here."""

    live = True

    def __init__(self, catalogue: Catalogue) -> None:
        self.assignment = catalogue.assignment
        self.catalogue = catalogue
        self.texts: Texts = catalogue.texts()
        self._reference = self._program(catalogue.reference)
        self.all_variants: list[Variant] = catalogue.variants()
        self._programs: dict[int, Program] = {}
        self._known: dict[tuple[int, str, Hashable], Any] = {}

    def _program(self, sources: Mapping[str, str]) -> Program:
        return Program({**self.assignment.given, **sources}, "the reference")

    def answer(self, function: str, arguments: tuple[Any, ...]) -> Any:
        """What the reference returns; a question that was asked before is looked up."""
        key = (-1, function, hashable(arguments))
        if len(self._known) > KNOWN:  # by what submissions gave to other functions
            self._known.clear()
        if key not in self._known:
            self._known[key] = self.work_out(function, arguments)
        return self._known[key]

    def work_out(self, function: str, arguments: tuple[Any, ...]) -> Any:
        """What the reference returns, worked out anew."""
        module = self._reference.module(self.assignment.functions[function].module)
        return getattr(module, function)(*arguments)

    def right(self, function: str, arguments: tuple[Any, ...]) -> Any:
        """See `Oracle`."""
        if not is_small(arguments):
            return Unknown
        return _catch(lambda: self.answer(function, arguments))

    def variants(self, function: str) -> Sequence[Sequence[tuple[int, tuple[str, ...]]]]:
        """See `Oracle`."""
        module = self.assignment.functions[function].module
        near = [
            (number, variant.names)
            for number, variant in enumerate(self.all_variants)
            if self.assignment.functions[variant.function].module == module
        ]
        return part(near)

    def mistaken(self, variant: int, function: str, arguments: tuple[Any, ...]) -> Any:
        """What the edited reference returns; each question is worked out once."""
        if not is_small(arguments):
            return Unknown
        key = (variant, function, hashable(arguments))
        if key not in self._known:
            if variant not in self._programs:
                self._programs[variant] = self._program(
                    self.catalogue.sources(self.all_variants[variant])
                )
            program = self._programs[variant]
            module = program.module(self.assignment.functions[function].module)
            # Over the wire and back, so that a mistake that changes its arguments changes a copy.
            copies = wire.decode(wire.encode(arguments))
            self._known[key] = _catch(lambda: getattr(module, function)(*copies))
        return self._known[key]

    def seconds(self, function: str, arguments: tuple[Any, ...]) -> float:
        """Measured, by running the reference once more."""
        if not is_small(arguments):
            return 0.0
        start = time.monotonic()
        # The arguments need not fit: a probe exchanges two of them.
        _catch(lambda: self.work_out(function, arguments))
        return time.monotonic() - start


def _catch(action: Any) -> Any:
    """A value as it would come over the wire, or the kind of error."""
    try:
        with warnings.catch_warnings(), np.errstate(all="ignore"):
            warnings.simplefilter("ignore")
            return wire.decode(wire.encode(action()))
    except wire.Refused:
        return Failure("Refused")
    except Exception as error:
        return Failure(type(error).__name__)


class Absent:
    """No answers at hand: checks that need one are skipped and say so."""

    live = False

    def __init__(self, why: str = "there are no recorded answers here") -> None:
        self.why = why
        self.texts: Texts = {}

    def answer(self, function: str, arguments: tuple[Any, ...]) -> Any:
        """Skips the check that asks."""
        del function, arguments
        pytest.skip(f"This check needs answers to compare with, and {self.why}.")

    work_out = answer

    def right(self, function: str, arguments: tuple[Any, ...]) -> Any:
        """Not known."""
        del function, arguments
        return Unknown

    def variants(self, function: str) -> Sequence[Sequence[tuple[int, tuple[str, ...]]]]:
        """None are known."""
        del function
        return [], []

    def mistaken(self, variant: int, function: str, arguments: tuple[Any, ...]) -> Any:
        """Not known."""
        del variant, function, arguments
        return Unknown

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
