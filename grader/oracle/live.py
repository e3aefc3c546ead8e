"""Answers worked out here, by running the reference and its mistaken variants on any arguments."""

from __future__ import annotations

import time
import warnings
from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import numpy as np

from grader.assignment.spec import Assignment
from grader.assignment.trusted_modules import TrustedModules
from grader.inside import wire
from grader.oracle.calls import hashable, is_small
from grader.oracle.mistakes import Catalogue, Variant
from grader.oracle.oracle import Failure, MistakeTexts, Oracle, Unknown, Variants, part

KNOWN = 50_000  # answers that are kept; the questions of the checks and their mistakes are fewer


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
        """What the reference returns; a question that was asked before is looked up."""
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


class LiveMistakes:
    """The answers of the reference with a mistake in it, or two."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.texts: MistakeTexts = catalogue.texts()
        self.all_variants: list[Variant] = catalogue.variants()
        self._catalogue = catalogue
        self._functions = catalogue.assignment.functions
        self._edited: dict[int, TrustedModules] = {}
        self._known = Cache()

    def variants(self, function: str) -> Sequence[Variants]:
        """See `MistakeTable`."""
        module = self._functions[function].module
        return part(
            [
                (number, variant.names)
                for number, variant in enumerate(self.all_variants)
                if self._functions[variant.function].module == module
            ]
        )

    def mistaken(self, variant: int, function: str, arguments: tuple[Any, ...]) -> Any:
        """What the edited reference returns; each question is worked out once."""
        if not is_small(arguments):
            return Unknown

        def work_out() -> Any:
            module = self._edit(variant).module(self._functions[function].module)
            # Over the wire and back, so that a mistake that changes its arguments changes a copy.
            copies = wire.decode(wire.encode(arguments))
            return _catch(lambda: getattr(module, function)(*copies))

        return self._known.find((variant, function, hashable(arguments)), work_out)

    def _edit(self, variant: int) -> TrustedModules:
        if variant not in self._edited:
            sources = self._catalogue.sources(self.all_variants[variant])
            self._edited[variant] = _load(self._catalogue.assignment, sources)
        return self._edited[variant]


def make_live_oracle(catalogue: Catalogue) -> Oracle:
    """The reference and its mistakes as an oracle, which can stand in for earlier stages."""
    answers = LiveAnswers(catalogue)
    return Oracle(answers, LiveMistakes(catalogue), answers.stand_in)


def _load(assignment: Assignment, sources: Mapping[str, str]) -> TrustedModules:
    return TrustedModules({**assignment.given, **sources}, "the reference")


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
