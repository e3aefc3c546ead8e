"""Where an answer is right and where it is wrong: rows, columns, and the cases themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import combinations

import numpy as np
import numpy.typing as npt

from grader.diagnosis.comparison import CLOSE
from grader.diagnosis.views import Array, Case

Mask = npt.NDArray[np.bool_]
Test = Callable[[Case], bool]
LINES: dict[str, Callable[[npt.NDArray[np.int_]], Mask]] = {
    "right in the first {} and wrong in every other": lambda places: places == 0,
    "right in the last {} and wrong in every other": lambda places: places == places.size - 1,
    "right in every {} but the first": lambda places: places > 0,
    "right in every {} but the last": lambda places: places < places.size - 1,
}


def _agree_in_sign(got: Array, right: Array) -> Mask:
    """Whether no sign is wrong; a zero has none. A product would not do: infinity times zero."""
    return np.asarray(np.sign(got) * np.sign(right) >= 0)


SIZES: dict[str, Callable[[Array, Array], Mask]] = {
    "too large in every place that is wrong": lambda got, right: got > right,
    "too small in every place that is wrong": lambda got, right: got < right,
    "too far from zero in every place that is wrong, with the right sign": lambda got, right: (
        (np.abs(got) > np.abs(right)) & _agree_in_sign(got, right)
    ),
    "too close to zero in every place that is wrong, with no wrong sign": lambda got, right: (
        (np.abs(got) < np.abs(right)) & _agree_in_sign(got, right)
    ),
}
VALUES: dict[str, Callable[[Array], Mask]] = {
    "right where {} holds whole numbers, and wrong elsewhere": lambda array: (
        array == np.round(array)
    ),
    "wrong where {} holds whole numbers, and right elsewhere": lambda array: (
        array != np.round(array)
    ),
    "right where nothing in {} is negative, and wrong elsewhere": lambda array: array >= 0,
    "right where {} is zero, and wrong elsewhere": lambda array: array == 0,
    "right while {} stays between 0 and 1, and wrong beyond": lambda array: (
        (array >= 0) & (array <= 1)
    ),
}


def find_places(cases: Sequence[Case]) -> str:
    """Which rows or columns are right in every wrong case: `right in the first row alone`, or empty."""
    masks = [mask for case in cases if (mask := _mark_right(case)) is not None]
    if len(masks) < 2 or len(masks) < len(cases):
        return ""
    for axis, word in ((0, "row"), (1, "column")):
        if any(mask.ndim <= axis for mask in masks):
            continue
        lines = [mask.all(axis=tuple(a for a in range(mask.ndim) if a != axis)) for mask in masks]
        several = [line for line in lines if line.size > 1]
        if len(several) < 2:
            continue
        for says, places in LINES.items():
            if all(np.array_equal(line, places(np.arange(line.size))) for line in several):
                return says.format(word)
    if all(mask.ndim == 2 and _has_diagonal(mask) for mask in masks):
        return "right on its diagonal and wrong beside it"
    return ""


def _has_diagonal(mask: Mask) -> bool:
    return all(bool(mask[place, place]) for place in range(min(mask.shape)))


def find_sign(cases: Sequence[Case]) -> str:
    """What holds of sizes and signs in every wrong case; empty if nothing does."""
    if any(case.got is None or case.got.shape != case.right.shape for case in cases):
        return ""
    pairs = [(case.got, case.right) for case in cases if case.got is not None]
    wrong = [(got, right, ~np.isclose(got, right, rtol=CLOSE, atol=1e-14)) for got, right in pairs]
    if any(np.isnan(got).any() for got, _ in pairs):
        return ""
    if all(np.allclose(np.abs(got), np.abs(right), rtol=CLOSE, atol=1e-14) for got, right in pairs):
        return "right in size, and some signs are wrong"
    for says, test in SIZES.items():
        if all(test(got, right)[mask].all() for got, right, mask in wrong):
            return says
    if all(_agree_in_sign(got, right).all() for got, right in pairs):
        return "right in every sign, and wrong in size"
    return ""


def find_condition(cases: Sequence[Case], sides: Mapping[str, str]) -> str:
    """What tells the right cases from the wrong ones: `right with one row, wrong with several`."""
    right = [case for case in cases if case.is_right]
    wrong = [case for case in cases if not case.is_right]
    if not right or len(wrong) < 2:
        return ""
    # One right case may differ from the others in many ways; only the plainest is said.
    for says, test in _list_tests(cases, sides, plain=len(right) == 1):
        if all(map(test, right)) and not any(map(test, wrong)):
            return says
    return ""


def _list_tests(
    cases: Sequence[Case], sides: Mapping[str, str], plain: bool
) -> Iterator[tuple[str, Test]]:
    for side, word in sides.items():
        yield (
            f"right with one {word.removesuffix('s')}, and wrong with several",
            _counts(side, 1, 1),
        )
    if plain:
        return
    for side, word in sides.items():
        counts = sorted({case.sides[side] for case in cases if side in case.sides})
        yield f"wrong with one {word.removesuffix('s')}, and right with several", _counts(side, 2)
        for count in counts[1:]:
            says = f"right with fewer than {count} {word}, and wrong with {count} or more"
            yield says, _counts(side, 0, count - 1)
        for count in counts:
            yield (
                f"right with {count} {word}, and wrong with any other number",
                _counts(side, count, count),
            )
    for one, other in combinations(sides, 2):
        says = f"right where there are as many {sides[one]} as {sides[other]}, and wrong elsewhere"
        yield says, partial(_as_many, one, other)
    for name in dict.fromkeys(name for case in cases for name in case.known):
        if not name.startswith("the right"):
            for says, test in VALUES.items():
                yield says.format(name), partial(_holds, name, test)


def _counts(side: str, least: int, most: int = 10**9) -> Test:
    return lambda case: least <= case.sides.get(side, -1) <= most


def _as_many(one: str, other: str, case: Case) -> bool:
    return one in case.sides and case.sides[one] == case.sides.get(other)


def _holds(name: str, test: Callable[[Array], Mask], case: Case) -> bool:
    array = case.known.get(name)
    return array is not None and bool(test(array).all())


def _mark_right(case: Case) -> Mask | None:
    if case.got is None or case.got.shape != case.right.shape:
        return None
    scale = np.abs(case.right[np.isfinite(case.right)]).max(initial=0.0)
    mask: Mask = np.isclose(case.got, case.right, rtol=0, atol=CLOSE * scale + 1e-14)
    return mask
