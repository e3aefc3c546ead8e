"""Answers worked out here, by running the reference and its mistaken variants on any arguments."""

from __future__ import annotations

import time
import warnings
from collections.abc import Hashable, Mapping
from functools import cached_property
from typing import Any

import numpy as np

from grader.assignment.spec import Assignment
from grader.assignment.trusted_modules import TrustedModules
from grader.inside import wire
from grader.oracle.calls import Failure, Unknown, hashable, is_small
from grader.oracle.mistake_table import MistakeTable
from grader.oracle.mistakes import Catalogue, Variant
from grader.oracle.oracle import Oracle

KNOWN = 50_000  # cached answers; more than checks and mistakes need


class Cache:
    """Values by key; emptied when it is full, since submissions choose some of the questions."""

    def __init__(self) -> None:
        self._known: dict[Hashable, Any] = {}

    def find(self, key: Hashable, make: Any) -> Any:
        """The value of a key, made the first time."""
        if len(self._known) > KNOWN:
            self._known.clear()
        if key not in self._known:
            self._known[key] = make()
        return self._known[key]


class LiveAnswers:
    """The answers of the reference."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._assignment = catalogue.assignment
        self._reference = _load(self._assignment, catalogue.reference)
        self._known = Cache()

    def answer(self, function: str, arguments: tuple[Any, ...]) -> Any:
        """The reference's answer, cached."""
        key = (function, hashable(arguments))
        return self._known.find(key, lambda: self._work_out(function, arguments))

    def _work_out(self, function: str, arguments: tuple[Any, ...]) -> Any:
        module = self._reference.module(self._assignment.functions[function].module)
        return getattr(module, function)(*arguments)

    def stand_in(self, function: str, arguments: tuple[Any, ...]) -> Any:
        """What the reference returns for arguments that a submission made.

        Raises `ValueError` where they are large, and whatever the reference raises.
        """
        if not is_small(arguments):
            raise ValueError("too many numbers")
        with warnings.catch_warnings(), np.errstate(all="ignore"):
            warnings.simplefilter("ignore")
            return self._work_out(function, arguments)

    def right(self, function: str, arguments: tuple[Any, ...]) -> Any:
        """See `Answers`."""
        if not is_small(arguments):
            return Unknown
        return _catch(lambda: self.answer(function, arguments))

    def seconds(self, function: str, arguments: tuple[Any, ...]) -> float:
        """Measured, by running the reference once more."""
        if not is_small(arguments):
            return 0.0
        start = time.monotonic()
        # The arguments need not fit: a diagnosis exchanges two of them.
        _catch(lambda: self._work_out(function, arguments))
        return time.monotonic() - start


class EditedReferences:
    """The reference with each mistake in it, and with each pair: variants by their numbers."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._functions = catalogue.assignment.functions
        self._edited: tuple[int, TrustedModules | None] = -1, None  # the last one that was asked

    @cached_property
    def variants(self) -> list[Variant]:
        """Single mistakes, then pairs."""
        return self._catalogue.variants()

    def of_module(self, function: str) -> list[tuple[int, tuple[str, ...]]]:
        """Numbers and names of the variants that a function may be wrong by."""
        module = self._functions[function].module
        return [
            (number, variant.names)
            for number, variant in enumerate(self.variants)
            if self._functions[variant.function].module == module
        ]

    def answer(self, variant: int, function: str, arguments: tuple[Any, ...]) -> Any:
        """The answer of an edited reference: a value, a `Failure`, or `Unknown` for large arguments."""
        if not is_small(arguments):
            return Unknown
        module = self._edit(variant).module(self._functions[function].module)
        # Copy the arguments through the wire format, in case a mistake changes them.
        copies = wire.decode(wire.encode(arguments))
        return _catch(lambda: getattr(module, function)(*copies))

    def _edit(self, variant: int) -> TrustedModules:
        number, modules = self._edited
        if modules is None or number != variant:
            sources = self._catalogue.sources(self.variants[variant])
            modules = _load(self._catalogue.assignment, sources)
            self._edited = variant, modules
        return modules


def make_live_oracle(catalogue: Catalogue, table: MistakeTable) -> Oracle:
    """The reference as an oracle, which can stand in for earlier stages, with its table of mistakes."""
    answers = LiveAnswers(catalogue)
    return Oracle(answers, lambda: table, answers.stand_in, EditedReferences(catalogue).answer)


def _load(assignment: Assignment, sources: Mapping[str, str]) -> TrustedModules:
    return TrustedModules({**assignment.given, **sources}, "the reference")


def _catch(action: Any) -> Any:
    """The value after a round trip through the wire format, or the error kind."""
    try:
        with warnings.catch_warnings(), np.errstate(all="ignore"):
            warnings.simplefilter("ignore")
            return wire.decode(wire.encode(action()))
    except wire.Refused:
        return Failure("Refused")
    except Exception as error:
        return Failure(type(error).__name__)
