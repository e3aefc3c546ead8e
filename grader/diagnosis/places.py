"""Where an answer is right and where it is wrong: rows, columns, and the cases themselves."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from grader.diagnosis.comparison import CLOSE
from grader.diagnosis.views import Case

Mask = npt.NDArray[np.bool_]
Test = Callable[[Case], bool]


def find_places(cases: Sequence[Case]) -> str:
    """Which rows or columns are right in every wrong case: `right in the first row alone`, or empty."""
    masks = [mask for case in cases if (mask := _mark_right(case)) is not None]
    if len(masks) < 2 or len(masks) < len(cases):
        return ""
    for axis, word in ((0, "row"), (1, "column")):
        if any(mask.ndim <= axis for mask in masks):
            continue
        lines = [mask.all(axis=tuple(a for a in range(mask.ndim) if a != axis)) for mask in masks]
        long = [line for line in lines if len(line) > 1]
        if len(long) < 2 or not all(line.any() for line in long):
            continue
        for says, wanted in (
            (f"right in the first {word} and wrong in every other", lambda n: np.arange(n) == 0),
            (f"right in the last {word} and wrong in every other", lambda n: np.arange(n) == n - 1),
            (f"right in every {word} but the first", lambda n: np.arange(n) > 0),
            (f"right in every {word} but the last", lambda n: np.arange(n) < n - 1),
        ):
            if all((line == wanted(len(line))).all() for line in long):
                return says
    if all(mask.ndim == 2 and mask.size > 1 for mask in masks) and all((np.diagonal(mask)).all() for mask in masks):  # fmt: skip
        return "right on its diagonal and wrong beside it"
    return ""


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
    for says, test in (
        ("too large in every place that is wrong", lambda got, right: got > right),
        ("too small in every place that is wrong", lambda got, right: got < right),
        ("too far from zero in every place that is wrong, with the right sign", lambda got, right: (np.abs(got) > np.abs(right)) & (got * right >= 0)),
        ("too close to zero in every place that is wrong, with no wrong sign", lambda got, right: (np.abs(got) < np.abs(right)) & (got * right >= 0)),
    ):  # fmt: skip
        if all(test(got, right)[mask].all() for got, right, mask in wrong):
            return says
    if all((got * right >= 0).all() for got, right in pairs):
        return "right in every sign, and wrong in size"
    return ""


def find_condition(cases: Sequence[Case], sides: Mapping[str, str]) -> str:
    """What tells the right cases from the wrong ones: `right with one row, wrong with several`."""
    right = [case for case in cases if case.is_right]
    wrong = [case for case in cases if not case.is_right]
    if not right or len(wrong) < 2:
        return ""
    for says, test in _list_tests(cases, sides):
        if all(map(test, right)) and not any(map(test, wrong)):
            return says
    return ""


def _list_tests(cases: Sequence[Case], sides: Mapping[str, str]) -> list[tuple[str, Test]]:
    tests: list[tuple[str, Test]] = []
    for side, word in sides.items():
        counts = sorted({case.sides[side] for case in cases if side in case.sides})
        single = word[:-1] if word.endswith("s") else word
        tests.append((f"right with one {single}, and wrong with several", lambda c, s=side: c.sides.get(s) == 1))  # type: ignore[misc]  # fmt: skip
        tests.append((f"right with several {word}, and wrong with one", lambda c, s=side: c.sides.get(s, 1) > 1))  # type: ignore[misc]  # fmt: skip
        for count in counts[1:]:
            tests.append((f"right with fewer than {count} {word}, and wrong with {count} or more", lambda c, s=side, n=count: c.sides.get(s, n) < n))  # type: ignore[misc]  # fmt: skip
        for count in counts:
            tests.append((f"right with {count} {word}, and wrong with any other number", lambda c, s=side, n=count: c.sides.get(s) == n))  # type: ignore[misc]  # fmt: skip
    for one in sides:
        for other in sides:
            if one < other:
                says = f"right where there are as many {sides[one]} as {sides[other]}, and wrong elsewhere"
                tests.append((says, lambda c, a=one, b=other: c.sides.get(a) == c.sides.get(b)))  # type: ignore[misc]  # fmt: skip
    names = dict.fromkeys(name for case in cases for name in case.known)
    for name in names:
        if name.startswith("the right"):
            continue
        tests.append((f"right where {name} holds whole numbers, and wrong elsewhere", lambda c, n=name: _holds(c, n, lambda a: a == np.round(a))))  # type: ignore[misc]  # fmt: skip
        tests.append((f"wrong where {name} holds whole numbers, and right elsewhere", lambda c, n=name: not _holds(c, n, lambda a: a == np.round(a))))  # type: ignore[misc]  # fmt: skip
        tests.append((f"right where nothing in {name} is negative, and wrong elsewhere", lambda c, n=name: _holds(c, n, lambda a: a >= 0)))  # type: ignore[misc]  # fmt: skip
        tests.append((f"right where {name} is zero, and wrong elsewhere", lambda c, n=name: _holds(c, n, lambda a: a == 0)))  # type: ignore[misc]  # fmt: skip
        tests.append((f"right while {name} stays between 0 and 1, and wrong beyond", lambda c, n=name: _holds(c, n, lambda a: (a >= 0) & (a <= 1))))  # type: ignore[misc]  # fmt: skip
    return tests


def _holds(case: Case, name: str, test: Callable[[npt.NDArray[np.float64]], Mask]) -> bool:
    array = case.known.get(name)
    return array is not None and bool(test(array).all())


def _mark_right(case: Case) -> Mask | None:
    if case.got is None or case.got.shape != case.right.shape:
        return None
    scale = np.abs(case.right).max(initial=0.0)
    mask: Mask = np.abs(case.got - case.right) <= CLOSE * scale + 1e-14
    return mask
