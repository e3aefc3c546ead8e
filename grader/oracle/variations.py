"""As if: the right answers to changed questions, such as the first row alone, or an array of zeros.

Where no known mistake fits, a submission's answers may still be the right ones to another question,
and that is worth saying. The changes follow from the handout's words for arrays (`Words`), so that no
author has to list them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from grader.assignment.settings import Words
from grader.assignment.spec import Assignment, Function

ALTERED: dict[str, Callable[[Any], Any]] = {
    "if {} were all ones": np.ones_like,
    "if {} had the opposite sign": np.negative,
    "for the absolute values of {}": np.abs,
    "for {} rounded to whole numbers": np.round,
    "for twice {}": lambda array: 2 * array,
    "for half of {}": lambda array: array / 2,
    "for the square of {}": np.square,
}
Change = Callable[[str, Any], Any]
"""Takes the name of an array and the array; gives the array to use in its place."""


@dataclass(frozen=True)
class Variation:
    """A changed question. name: for a diagnosis; says: for which question the answer is right."""

    name: str
    says: str
    change: Change

    def apply(
        self, function: Function, arguments: tuple[Any, ...], words: Words
    ) -> tuple[Any, ...]:
        """The arguments with every array changed."""
        return tuple(
            map_arrays(self.change, name, value, words.returns.get(function.maker(place), ()))
            for place, (name, value) in enumerate(zip(function.parameters, arguments, strict=False))
        )


def map_arrays(change: Change, name: str, value: Any, names: tuple[str, ...] = ()) -> Any:
    """A value with each of its arrays changed; entries of a dict and of a tuple have names of their own."""
    if isinstance(value, dict):
        return {key: change(key, entry) for key, entry in value.items()}
    if isinstance(value, tuple):
        return tuple(
            change(names[i] if i < len(names) else f"{name}[{i}]", entry)
            for i, entry in enumerate(value)
        )
    return change(name, value) if isinstance(value, np.ndarray) else value


def list_variations(
    assignment: Assignment, function: Function, arguments: tuple[Any, ...]
) -> Iterator[Variation]:
    """Every change of a question that the words of the assignment allow."""
    found: dict[str, Any] = {}

    def note(name: str, array: Any) -> Any:
        found[name] = array
        return array

    words = assignment.words
    Variation("", "", note).apply(function, arguments, words)
    names = [name for name in found if name in words.shapes]
    for side, word in words.sides.items():
        if any(side in words.shapes[name] for name in names):
            yield from _cut(side, word, words.shapes)
    for name in names:
        yield _replace(name, "argument-unused", f"if {name} were all zeros", np.zeros_like)
        for says, change in ALTERED.items():
            yield _replace(name, "argument-altered", says.format(name), change)
        for other in names:
            if name != other and words.shapes[other] == words.shapes[name]:
                says = f"with {other} in the place of {name}"
                yield _replace(name, "wrong-array", says, partial(_give, found[other]))


def _give(value: Any, _: Any) -> Any:
    return value


def _cut(side: str, word: str, shapes: Mapping[str, tuple[str, ...]]) -> Iterator[Variation]:
    """Some of the rows alone, or of the outputs, or whatever the side counts."""
    for says, places in (
        (f"for the first of the {word} alone", slice(0, 1)),
        (f"for the last of the {word} alone", slice(-1, None)),
        (f"without the first of the {word}", slice(1, None)),
        (f"without the last of the {word}", slice(None, -1)),
        (f"with the {word} in reverse order", slice(None, None, -1)),
    ):

        def cut(name: str, array: Any, places: slice = places) -> Any:
            for axis, other in enumerate(shapes.get(name, ())):
                if other == side and np.ndim(array) > axis:
                    array = array[(slice(None),) * axis + (places,)]
            return array

        kind = "partial" if places.step is None else "reversed"
        yield Variation(f"{kind}-{word.replace(' ', '-')}", says, cut)

    def average(name: str, array: Any) -> Any:
        axes = [axis for axis, other in enumerate(shapes.get(name, ())) if other == side]
        return np.mean(array, axis=axes[0], keepdims=True) if axes else array

    yield Variation(
        f"averaged-{word.replace(' ', '-')}", f"with the {word} averaged into one", average
    )


def _replace(name: str, kind: str, says: str, change: Callable[[Any], Any]) -> Variation:
    def put(each: str, array: Any) -> Any:
        return change(array) if each == name else array

    return Variation(kind, says, put)
