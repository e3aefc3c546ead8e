"""How a wrong array relates to the right one, where the same holds in every wrong case."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations_with_replacement, product
from typing import NamedTuple

import numpy as np

from grader.diagnosis.comparison import CLOSE, are_close
from grader.diagnosis.views import Array, Case


def _round_to(count: int) -> Callable[[Array], Array]:
    return lambda array: np.round(array, count)


FACTORS = {2.0: "twice", 0.5: "half of", -1.0: "the negative of", 4.0: "four times", 0.25: "a quarter of", 1.0: ""}  # fmt: skip
ONE_BY_ONE: dict[str, Callable[[Array], Array]] = {
    "the absolute value of": np.abs,
    "the square of": np.square,
    "the square root of": lambda right: np.sqrt(np.abs(right)),
    "1 minus": lambda right: 1 - right,
    "1 divided by": lambda right: 1 / right,
    "the sign of": np.sign,
    "the logarithm of": lambda right: np.log(np.abs(right)),
    "e to the power of": np.exp,
    "the right one, with 0 in the place of what is negative:": lambda right: np.maximum(right, 0),
    **{f"the right one, rounded to {count} decimals:": _round_to(count) for count in range(7)},
}
OF_ALL: dict[str, Callable[[Array], Array]] = {
    "the sum of all entries of": lambda array: np.asarray(np.sum(array)),
    "the mean of all entries of": lambda array: np.asarray(np.mean(array)),
    "the largest entry of": lambda array: np.asarray(np.max(array)),
    "the sums of the columns of": lambda array: np.sum(array, axis=0, keepdims=True),
    "the means of the columns of": lambda array: np.mean(array, axis=0, keepdims=True),
    "the sums of the rows of": lambda array: np.sum(array, axis=-1, keepdims=True),
    "the means of the rows of": lambda array: np.mean(array, axis=-1, keepdims=True),
    "the first row of": lambda array: array[:1],
    "the last row of": lambda array: array[-1:],
    "the first column of": lambda array: array[:, :1],
    "the last column of": lambda array: array[:, -1:],
}


class Relation(NamedTuple):
    """A name for a diagnosis, and what the array is: `exactly half of the right one`."""

    name: str
    says: str


def relate(cases: Sequence[Case], sides: Mapping[str, str]) -> Relation | None:
    """The simplest relation that holds in each of some wrong cases; None where there is none.

    sides: what each side counts (`m`: rows).
    """
    if len(cases) < 2 or any(case.got is None for case in cases):
        return None
    finders = (_is_zero, _is_scaled, _is_scaled_by_sides, _is_moved, _is_shifted)
    found = (finder(cases, sides) for finder in (*finders, _is_one_by_one, _is_known, _is_of_all))
    with np.errstate(all="ignore"):
        return next((each for each in found if each), None)


def _is_zero(cases: Sequence[Case], sides: Mapping[str, str]) -> Relation | None:
    del sides
    values = {float(v) for case in cases for v in _numbers(case.got).ravel()}
    if len(values) != 1 or len(cases) < 3:
        return None
    return Relation("always-the-same", f"{values.pop():.4g} in every place, whatever goes in")


def _is_scaled(cases: Sequence[Case], sides: Mapping[str, str]) -> Relation | None:
    del sides
    factors = _list_factors(cases)
    if not factors or not np.allclose(factors, factors[0], rtol=1e-6, atol=0):
        return None
    name = "negated" if np.isclose(factors[0], -1) else "scaled"
    return Relation(name, f"exactly {_say_factor(factors[0])} the right one")


def _is_scaled_by_sides(cases: Sequence[Case], sides: Mapping[str, str]) -> Relation | None:
    factors = _list_factors(cases)
    if not factors:
        return None
    chosen = [*((side,) for side in sides), *combinations_with_replacement(sides, 2)]
    for some, (word, power) in product(chosen, (("times", 1), ("divided by", -1))):
        counts = [float(np.prod([case.sides.get(side, np.nan) for side in some])) for case in cases]
        constants = np.array(factors) / np.array(counts) ** power
        if len(set(counts)) > 1 and np.allclose(constants, constants[0], rtol=1e-6, atol=0):
            by = " times ".join(f"the number of {sides[side]}" for side in some)
            which = _say_factor(float(constants[0]))
            return Relation("scaled-by-size", f"{which} the right one, {word} {by}".strip())
    return None


def _say_factor(factor: float) -> str:
    known = FACTORS.get(round(factor, 9))
    return f"{factor:.4g} times" if known is None else known


def _list_factors(cases: Sequence[Case]) -> list[float]:
    """The factor of each case; empty where a case has none."""
    factors = []
    for case in cases:
        got, right = _numbers(case.got), case.right
        if got.shape != right.shape or not np.abs(right).max(initial=0.0) > 1e-12:
            return []
        place = np.unravel_index(np.abs(right).argmax(), right.shape)
        factor = float(got[place] / right[place])
        if not np.isfinite(factor) or factor == 0 or not are_close(got, factor * right, CLOSE):
            return []
        factors.append(factor)
    return factors


def _is_moved(cases: Sequence[Case], sides: Mapping[str, str]) -> Relation | None:
    del sides
    if all(_same(case.got, case.right.T) for case in cases):
        return Relation("transposed", "the right one with rows and columns exchanged")
    flat = [(_numbers(case.got).ravel(), case.right.ravel()) for case in cases]
    if all(_same(got, right) for got, right in flat):
        return Relation("reshaped", "the right numbers in another shape")
    if all(case.right.ndim and _same(case.got, case.right[::-1]) for case in cases):
        return Relation("reversed-rows", "the right one with its rows in reverse order")
    if all(_same(np.sort(got), np.sort(right)) for got, right in flat):
        return Relation("reordered", "made of the right numbers, but they stand in other places")
    return None


def _is_shifted(cases: Sequence[Case], sides: Mapping[str, str]) -> Relation | None:
    del sides
    shifts = [_numbers(case.got) - case.right for case in cases if _numbers(case.got).shape == case.right.shape]  # fmt: skip
    if len(shifts) < len(cases) or any(shift.size == 0 for shift in shifts):
        return None
    first = float(shifts[0].flat[0])
    if abs(first) > 1e-9 and all(np.allclose(shift, first, rtol=1e-7, atol=1e-9) for shift in shifts):  # fmt: skip
        return Relation("shifted", f"the right one plus {first:.4g}, in every place")
    return None


def _is_one_by_one(cases: Sequence[Case], sides: Mapping[str, str]) -> Relation | None:
    del sides
    for words, change in ONE_BY_ONE.items():
        if all(_same(case.got, change(case.right)) for case in cases):
            says = words.rstrip(":") if words.endswith(":") else f"{words} the right one"
            return Relation("changed-one-by-one", f"exactly {says}")
    return None


def _is_known(cases: Sequence[Case], sides: Mapping[str, str]) -> Relation | None:
    del sides
    for name in cases[0].known:
        for words, change in (("", np.asarray), ("the transpose of ", np.transpose)):
            arrays = [case.known.get(name) for case in cases]
            if any(array is None for array in arrays):
                continue
            ratios = list(_list_ratios(cases, [change(_numbers(array)) for array in arrays]))
            if len(ratios) == len(cases) and np.allclose(ratios, ratios[0], rtol=1e-6, atol=0):
                what = f"{_say_factor(ratios[0])} {words}{name}".strip()
                return Relation("another-array", f"exactly {what}")
    return None


def _list_ratios(cases: Sequence[Case], arrays: Sequence[Array]) -> Iterator[float]:
    for case, array in zip(cases, arrays, strict=True):
        got = _numbers(case.got)
        if got.shape == array.shape and np.abs(array).max(initial=0.0) > 1e-12:
            place = np.unravel_index(np.abs(array).argmax(), array.shape)
            factor = float(got[place] / array[place])
            if factor and np.isfinite(factor) and are_close(got, factor * array, CLOSE):
                yield factor


def _is_of_all(cases: Sequence[Case], sides: Mapping[str, str]) -> Relation | None:
    """A sum, a mean or a row of the right one, in its own shape or in every place."""
    del sides
    for words, change in OF_ALL.items():
        if any(case.right.ndim < 2 for case in cases):
            return None
        made = [change(case.right) for case in cases]
        if all(_same(case.got, array) or _same(case.got, array.squeeze()) for case, array in zip(cases, made, strict=True)):  # fmt: skip
            return Relation("collapsed", f"{words} the right one")
        if all(_numbers(case.got).shape == case.right.shape and _same(case.got, np.broadcast_to(array, case.right.shape)) for case, array in zip(cases, made, strict=True)):  # fmt: skip
            return Relation("spread", f"{words} the right one, repeated")
    return None


def _numbers(array: Array | None) -> Array:
    assert array is not None
    return array


def _same(one: Array | None, other: Array) -> bool:
    return Case.same(one, other) and bool(np.isfinite(other).all())
