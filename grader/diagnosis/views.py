"""Answers taken apart: each part of an answer in every case, beside the right one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from grader.assignment.settings import Words
from grader.assignment.spec import Function
from grader.diagnosis.comparison import CLOSE, Comparison, are_close, as_numbers
from grader.oracle.calls import Unknown
from grader.oracle.mistake_table import find_part, list_parts

Array = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Case:
    """One part of an answer in one case, and what is known there.

    got: None where there is no array. sides: what each side counts, by its letter, in this case.
    known: the arrays of the call and the other parts of the right answer, by name.
    """

    got: Array | None
    right: Array
    sides: Mapping[str, int]
    known: Mapping[str, Array]

    @property
    def is_right(self) -> bool:
        """Whether this part is right in this case."""
        return self.same(self.got, self.right)

    @staticmethod
    def same(one: Array | None, other: Array | None) -> bool:
        """Whether two arrays have the same shape and the same values, up to rounding."""
        if one is None or other is None or one.shape != other.shape:
            return False
        return are_close(one, other, CLOSE)


@dataclass(frozen=True)
class Part:
    """One part of an answer in every case. name: as the handout calls it; empty for the whole."""

    name: str
    cases: tuple[Case, ...]

    @property
    def is_right(self) -> bool:
        """Whether it is right in every case."""
        return all(case.is_right for case in self.cases)

    @property
    def wrong(self) -> tuple[Case, ...]:
        """The cases in which it is wrong."""
        return tuple(case for case in self.cases if not case.is_right)


def take_apart(comparisons: Sequence[Comparison], function: Function, words: Words) -> list[Part]:
    """The parts of the answers to one function, in their order; those of a dict in a tuple as well."""
    first = next((each.right for each in comparisons), None)
    return [
        Part(name, tuple(_list_cases(comparisons, path, function, words)))
        for path, name in list_paths(first, words.returns.get(function.name, ()))
    ]


def list_paths(value: Any, called: Sequence[str]) -> Iterator[tuple[tuple[str, ...], str]]:
    """The way to each array of an answer, and its name."""
    parts = list_parts(value)
    if not parts:
        yield (), ""
    for part in parts:
        word = called[int(part)] if part.isdecimal() and int(part) < len(called) else part
        for path, name in list_paths(find_part(value, part), ()):
            yield (part, *path), f"{word}: {name}" if name else word


def _follow(value: Any, path: Sequence[str]) -> Any:
    for part in path:
        value = find_part(value, part)
    return value


def _list_cases(
    comparisons: Sequence[Comparison], path: Sequence[str], function: Function, words: Words
) -> Iterator[Case]:
    for each in comparisons:
        right = as_numbers(_follow(each.right, path))
        if right is None:
            continue
        got = _follow(each.got, path)
        known = dict(_list_known(each, path[0] if path else "", function, words))
        sides = _measure_sides(known, words)
        yield Case(None if got is Unknown else _read(got), right, sides, known)


def _read(value: Any) -> Array | None:
    if value is None or isinstance(value, (dict, str)):
        return None
    array: Array | None = as_numbers(value)
    return array


def _list_known(
    each: Comparison, part: str, function: Function, words: Words
) -> Iterator[tuple[str, Array]]:
    """The arrays of the call by name, and the other parts of the right answer."""
    for place, (name, value) in enumerate(
        zip(function.parameters, each.call.arguments, strict=False)
    ):
        called = words.returns.get(function.maker(place), ())
        for key in list_parts(value) or [""]:
            entry = find_part(value, key) if key else value
            word = called[int(key)] if key.isdecimal() and int(key) < len(called) else key or name
            array = as_numbers(entry) if isinstance(entry, np.ndarray) else None
            if array is not None:
                yield word, array
    called = words.returns.get(function.name, ())
    for key in list_parts(each.right):
        if key != part:
            word = called[int(key)] if key.isdecimal() and int(key) < len(called) else key
            array = as_numbers(find_part(each.right, key))
            if array is not None:
                yield f"the right {word}", array


def _measure_sides(known: Mapping[str, Array], words: Words) -> dict[str, int]:
    return {
        side: array.shape[axis]
        for name, array in known.items()
        for axis, side in enumerate(words.shapes.get(name, ()))
        if side in words.sides and array.ndim > axis
    }
