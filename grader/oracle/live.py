"""Answers worked out here, by running the reference and its mistaken variants on any arguments."""

from __future__ import annotations

import time
import warnings
from collections.abc import Hashable, Mapping
from contextlib import AbstractContextManager, chdir, nullcontext, suppress
from functools import partial
from typing import Any

import numpy as np

from grader.assignment.spec import Assignment
from grader.assignment.trusted_modules import TrustedModules
from grader.inside import wire
from grader.inside.objects import perform
from grader.oracle.calls import Failure, Unknown, hashable, is_small
from grader.oracle.mistake_table import MistakeTable, Written
from grader.oracle.mistakes import Catalogue
from grader.oracle.oracle import Oracle
from grader.oracle.steps import follow

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

        def work_out() -> Any:  # on a copy: a random generator among them is used up
            return self._work_out(function, wire.decode(wire.encode(arguments)))

        return self._known.find(key, work_out)

    def _work_out(self, function: str, arguments: tuple[Any, ...]) -> Any:
        return _ask(self._assignment, self._reference, function, arguments)

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

    def trace(self, function: str, arguments: tuple[Any, ...]) -> list[tuple[str, Any]]:
        """The arrays and numbers that the reference works out on its way, by name, in their order."""
        contract = self._assignment.functions[function]
        if contract.kind != "function":
            return []
        with _beside(self._assignment), suppress(Exception):  # an example need not fit
            module = self._reference.module(contract.module)
            return follow(getattr(module, function), wire.decode(wire.encode(arguments)))
        return []

    def seconds(self, function: str, arguments: tuple[Any, ...]) -> float:
        """Measured, by running the reference once more."""
        if not is_small(arguments):
            return 0.0
        start = time.monotonic()
        # The arguments need not fit: a diagnosis exchanges two of them.
        _catch(lambda: self._work_out(function, arguments))
        return time.monotonic() - start


class EditedReferences:
    """The reference with a mistake in it, or two."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._last: tuple[Written, TrustedModules] | None = None  # they are asked one by one

    def answer(self, written: Written, function: str, arguments: tuple[Any, ...]) -> Any:
        """The answer of an edited reference: a value, a `Failure`, or `Unknown` for large arguments."""
        if not is_small(arguments):
            return Unknown
        edited = self._edit(written)
        # Copy the arguments through the wire format, in case a mistake changes them.
        copies = wire.decode(wire.encode(arguments))
        return _catch(lambda: _ask(self.catalogue.assignment, edited, function, copies))

    def _edit(self, written: Written) -> TrustedModules:
        if self._last is None or self._last[0] != written:
            sources = self.catalogue.sources(written)
            self._last = written, _load(self.catalogue.assignment, sources)
        return self._last[1]


def make_live_oracle(catalogue: Catalogue, table: MistakeTable) -> Oracle:
    """The reference as an oracle, which can stand in for earlier stages, with its table of mistakes."""
    answers = LiveAnswers(catalogue)
    return Oracle(answers, lambda: table, answers.stand_in, EditedReferences(catalogue).answer)


def _ask(
    assignment: Assignment, modules: TrustedModules, function: str, arguments: tuple[Any, ...]
) -> Any:
    """What some trusted modules answer."""
    contract = assignment.functions[function]
    with _beside(assignment):
        module = modules.module(contract.module)
        return perform(partial(getattr, module), function, contract.kind, arguments)


def _beside(assignment: Assignment) -> AbstractContextManager[None]:
    """Be where the data files are, as a submission is."""
    return chdir(assignment.folder) if assignment.data else nullcontext()


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
