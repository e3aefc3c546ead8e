"""The options of a question: one right, the others clearly different, in random order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import numpy as np
import numpy.typing as npt

from grader.diagnosis.comparison import as_numbers
from grader.diagnosis.smallest import format_value
from grader.diagnosis.views import list_paths
from grader.oracle.calls import Unknown
from grader.oracle.mistake_table import find_part
from grader.safe_text import clean

MOST, FEWEST = 4, 3
NUMBERS = 4  # of an option; more cannot be compared at a glance
PARTS = 40  # of an answer
APART = 0.08  # of the larger one: nearer values cannot be told apart by thought
Array = npt.NDArray[np.float64]
Path = tuple[str | int, ...]


def list_askable(value: Any, called: Sequence[str]) -> Iterator[tuple[Path, str, Array]]:
    """The parts of an answer that are worth a question: the way to each, its name, its numbers.

    called: the names of the entries of a tuple. Of a large array it is the first row, or the first number.
    """
    if value is Unknown or isinstance(value, (str, bool)) or value is None:
        return
    for path, name in islice(list_paths(value, called), PARTS):
        found = take_part(value, path)
        array = None if found is Unknown else as_numbers(found)
        if array is None or array.size == 0:
            continue
        way: Path = path
        while array.size > NUMBERS and array.ndim:
            array, way = array[0], (*way, 0)
        name = clean(name, 60)  # of a dict, the student wrote it
        shown = f"the beginning of {name or 'the answer'}" if way != path else name
        if np.isfinite(array).all() and np.any(array) and np.abs(array).max() < 1e6:
            yield way, shown, array


def take_part(value: Any, path: Path) -> Any:
    """The part at the end of a path; `Unknown` where there is none."""
    for step in path:
        if isinstance(step, int):
            array = as_numbers(value)
            value = array[step] if array is not None and array.ndim and len(array) else Unknown
        else:
            value = find_part(value, step)
        if value is Unknown:
            return Unknown
    return value


def read_part(value: Any, path: Path) -> Array | None:
    """The numbers at the end of a path; None where there are no finite ones."""
    found = take_part(value, path)
    if found is Unknown or found is None or isinstance(found, (str, bool)):
        return None
    array: Array | None = as_numbers(found)
    return array if array is not None and array.size and np.isfinite(array).all() else None


def are_apart(one: Array, other: Array) -> bool:
    """Whether two values differ so much that thought can tell them apart."""
    if one.shape != other.shape:
        return one.size != other.size
    return bool(np.max(np.abs(one - other)) > APART * max(np.max(np.abs(one)), np.max(np.abs(other))))  # fmt: skip


def list_slips(value: Array, random: np.random.RandomState) -> list[Array]:
    """What slips of thought would give in place of a value, in random order; whole numbers for whole ones."""
    made = [-value, 2 * value, value / 2, value + 1, 1 - value, value**2]
    whole = not np.any(value % 1)
    fits = [each for each in made if not whole or not np.any(each % 1)]
    return [fits[place] for place in random.permutation(len(fits))]


def choose_values(
    right: Array, others: Iterable[Array], random: np.random.RandomState
) -> tuple[tuple[str, ...], int] | None:
    """Options from numbers, as text, and the place of the right one; None where too few are apart."""
    chosen = [right + 0.0]
    for other in others:
        if len(chosen) == MOST:
            break
        shown = {format_value(each) for each in chosen}
        other = other + 0.0  # and no negative zero
        fits = other.size <= NUMBERS and np.isfinite(other).all()
        if fits and format_value(other) not in shown and all(are_apart(other, each) for each in chosen):  # fmt: skip
            chosen.append(other)
    if len(chosen) < FEWEST:
        return None
    return shuffle([format_value(each) for each in chosen], random)


def shuffle(options: Sequence[str], random: np.random.RandomState) -> tuple[tuple[str, ...], int]:
    """The options in random order, and the place of the one that was first."""
    order = [int(place) for place in random.permutation(len(options))]
    return tuple(options[place] for place in order), order.index(0)
