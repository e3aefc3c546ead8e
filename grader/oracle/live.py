"""TODO."""

from __future__ import annotations

import time
import warnings
from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import numpy as np

from grader.assignment.trusted_modules import TrustedModules
from grader.inside import wire
from grader.oracle.calls import hashable, is_small
from grader.oracle.mistakes import Catalogue, Variant
from grader.oracle.oracle import Failure, MistakeTexts, Unknown, part

KNOWN = 50_000  # answers that are kept; the questions of the checks and their mistakes are fewer


class Live:
    """Runs the reference, and its mistaken variants, here."""

    live = True

    def __init__(self, catalogue: Catalogue) -> None:
        self.assignment = catalogue.assignment
        self.catalogue = catalogue
        self.texts: MistakeTexts = catalogue.texts()
        self._reference = self._program(catalogue.reference)
        self.all_variants: list[Variant] = catalogue.variants()
        self._programs: dict[int, TrustedModules] = {}
        self._known: dict[tuple[int, str, Hashable], Any] = {}

    def _program(self, sources: Mapping[str, str]) -> TrustedModules:
        return TrustedModules({**self.assignment.given, **sources}, "the reference")

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
