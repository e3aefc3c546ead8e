"""Symptoms: what is wrong with answers that no edit of the reference gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Any

import numpy as np

from grader.diagnosis.comparison import (
    CLOSE,
    Comparison,
    alike,
    are_close,
    count_numbers,
    is_parts,
    pair_arrays,
)
from grader.oracle.calls import Failure
from grader.results.example import Example

FITTING = (Failure("ValueError"), Failure("IndexError"))  # what shapes that do not fit raise
NEARLY = 1e-3  # relative: the right answer, in too few digits


@dataclass(frozen=True)
class Diagnosis:
    """The names of what is wrong, what to tell the student, the hint for one who asks, and an example."""

    names: tuple[str, ...]
    says: str
    hint: str = ""
    example: Example | None = None


NOT_REPEATABLE = Diagnosis(
    ("not-repeatable",),
    "The same call gave two different answers: something is kept between calls, or drawn by chance.",
    "A function should depend on its arguments alone. What in your module outlives a call?",
)


def measured(asked: dict[str, int], numbers: int) -> Diagnosis | None:
    """Finite differences: an earlier function was called about once per number that was wanted."""
    busiest = max(asked, key=asked.__getitem__, default="")
    if numbers < 3 or asked.get(busiest, 0) < numbers:
        return None
    return Diagnosis(
        ("finite-differences",),
        f"It called {busiest} {asked[busiest]} times: the slope is measured by nudging, and it should be worked out.",
        "Nudging is a fine way to test a gradient. The chain rule gives all of them in one walk back.",
    )


def swapping(signature: str, one: str, other: str) -> Diagnosis:
    """Two arguments that change places."""
    return Diagnosis(
        ("arguments-swapped",),
        f"It takes its arguments in another order: it is right when {one} and {other} change places. The checks call {signature}.",
        "Arguments go by their place: hold the first line of your function against the stub's.",
    )


def find_symptom(
    comparisons: Sequence[Comparison], wrong: Sequence[Comparison]
) -> Diagnosis | None:
    """The first symptom that the answers to one function show."""
    return (
        _ignores_its_input(comparisons)
        or _knows_one_size(comparisons, wrong)
        or _knows_only_floats(comparisons, wrong)
        or _is_permuted(wrong)
        or _is_transposed(wrong)
        or _is_broadcast(wrong)
        or _is_imprecise(comparisons)
    )


def _ignores_its_input(comparisons: Sequence[Comparison]) -> Diagnosis | None:
    values = [each for each in comparisons if count_numbers(each.got)]
    if len(values) < 3 or not all(alike(each.got, values[0].got) for each in values):
        return None
    if all(alike(each.right, values[0].right) for each in values):
        return None
    return Diagnosis(
        ("ignores-input",),
        "The answer is the same whatever goes in.",
        "Which of the function's arguments does the returned value depend on?",
    )


def _knows_one_size(
    comparisons: Sequence[Comparison], wrong: Sequence[Comparison]
) -> Diagnosis | None:
    right = [each for each in comparisons if not each.wrong]
    errors = [each.got for each in wrong if isinstance(each.got, Failure)]
    if not right or len(errors) < len(wrong) or not all(got in FITTING for got in errors):
        return None
    if {_sizes(each) for each in right} & {_sizes(each) for each in wrong}:
        return None
    if not {_kinds(each) for each in right} & {_kinds(each) for each in wrong}:
        return None  # integers and floats, perhaps, rather than sizes
    return Diagnosis(
        ("hard-coded-size",),
        "It works for arrays of some sizes, and stops with an error for others: a line fits only certain sizes.",
        "Take every size from the shape of an argument.",
    )


def _sizes(each: Comparison) -> tuple[tuple[int, ...], ...]:
    def shapes(value: Any) -> Iterator[tuple[int, ...]]:
        if isinstance(value, dict):
            for entry in value.values():
                yield from shapes(entry)
        else:
            yield np.shape(value) if isinstance(value, np.ndarray) else ()

    return tuple(shape for argument in each.call.arguments for shape in shapes(argument))


def _kinds(each: Comparison) -> str:
    """The kinds of numbers in the arguments: `i` for integers, `f` for floats."""
    return "".join(a.dtype.kind for a in each.call.arguments if isinstance(a, np.ndarray))


def _knows_only_floats(
    comparisons: Sequence[Comparison], wrong: Sequence[Comparison]
) -> Diagnosis | None:
    right = [each for each in comparisons if not each.wrong]
    if not right or any("i" in _kinds(each) for each in right):
        return None
    if not all("i" in _kinds(each) for each in wrong):
        return None
    return Diagnosis(
        ("integers-not-handled",),
        "It is right for arrays of floats, and wrong or stopped by an error for arrays of whole numbers.",
        "An array of integers stays one when it is changed in place. Where do you write into an argument, or into a copy of one?",
    )


def _is_permuted(wrong: Sequence[Comparison]) -> Diagnosis | None:
    def shuffled(each: Comparison) -> bool:
        if isinstance(each.right, dict) and isinstance(each.got, dict):
            got, right = list(each.got.values()), list(each.right.values())
        elif is_parts(each.right) and is_parts(each.got):
            got, right = list(each.got), list(each.right)
        else:
            return False
        return 1 < len(got) == len(right) <= 5 and any(
            all(map(alike, order, right)) for order in permutations(got)
        )

    if not wrong or not all(shuffled(each) for each in wrong):
        return None
    got, right = wrong[0].got, wrong[0].right
    if not isinstance(right, dict):
        says = "The values are right, and stand in another order."
        hint = "Hold the order of what you return against the first line of the docstring."
    elif odd := sorted(map(str, got.keys() - right.keys())):
        says = f"The values are right, and stand under other names: {', '.join(map(repr, odd))} is no key of the right dict."
        hint = "Hold each key against the docstring, letter by letter."
    else:
        says = "The values are right, and stand under each other's names."
        hint = "Which value belongs to which key?"
    return Diagnosis(("permuted",), says, hint)


def _is_transposed(wrong: Sequence[Comparison]) -> Diagnosis | None:
    turned = False
    for each in wrong:
        arrays = pair_arrays(each)
        if arrays is None:
            return None
        for got, right in arrays:
            if got.shape == right.shape and are_close(got, right, CLOSE):
                continue
            if got.shape != right.T.shape or not are_close(got, right.T, CLOSE):
                return None
            turned = True
    if not turned:
        return None
    return Diagnosis(
        ("transposed",),
        "The values are right, and the array lies on its side: rows and columns are exchanged.",
        "Hold its shape against the one in the docstring.",
    )


def _is_broadcast(wrong: Sequence[Comparison]) -> Diagnosis | None:
    def grown(each: Comparison) -> bool:
        arrays = pair_arrays(each)
        return arrays is not None and any(
            got.ndim == 2 and got.shape[0] == got.shape[1] > 1 and right.size in (1, got.shape[0])
            for got, right in arrays
        )

    if not wrong or not all(grown(each) for each in wrong):
        return None
    return Diagnosis(
        ("broadcast-by-accident",),
        "A column met a row, and NumPy made a square of them: the answer has far more entries than it should.",
        "A shape (m,) and a shape (m, 1) are not the same. Which of your arrays has lost its second side?",
    )


def _is_imprecise(comparisons: Sequence[Comparison]) -> Diagnosis | None:
    for each in comparisons:
        arrays = pair_arrays(each)
        if arrays is None or any(
            got.shape != right.shape or not are_close(got, right, NEARLY) for got, right in arrays
        ):
            return None
    return Diagnosis(
        ("imprecise",),
        "The values agree in their first digits alone: a constant is rounded (2.718 for e?), or float32 is used inside.",
        "Leave NumPy's usual precision alone, and let np.exp know e.",
    )
