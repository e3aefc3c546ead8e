"""Which mistake is it? The answers of a submission, held against those of each known mistake.

A name is given only where every answer is the mistaken one, and at least one is a value that
differs from the right one. What no edit of the reference can show has a symptom of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Any

import numpy as np

from grader.inside import wire
from grader.oracle import Failure, Oracle, Unknown, digest
from grader.recording import is_short
from grader.student import Call

CLOSE = 1e-8  # relative to the largest entry: two answers that are the same
NEARLY = 1e-3  # relative: the right answer, in too few digits


@dataclass(frozen=True)
class Diagnosis:
    """The names of what is wrong, what to tell the student, and the hint for one who asks."""

    names: tuple[str, ...]
    says: str
    hint: str = ""


@dataclass(frozen=True)
class Comparison:
    """A call, what came of it, and what should have."""

    call: Call
    got: Any
    right: Any

    @property
    def wrong(self) -> bool:
        """Whether the answer is not the right one."""
        return not alike(self.got, self.right)


def diagnose(calls: Sequence[Call], function: str, oracle: Oracle) -> Diagnosis | None:
    """What is wrong with a function, by the calls that were made to it; None where nobody can say."""
    comparisons = list(_compare(calls, function, oracle))
    if _differ_with_themselves(comparisons):
        return REPEATED
    comparisons = list(
        {digest(function, each.call.arguments): each for each in comparisons}.values()
    )
    wrong = [each for each in comparisons if each.wrong]
    if not wrong:
        return None
    # Wrong answers first: they tell most variants apart at once.
    ordered = [*wrong, *(each for each in comparisons if not each.wrong)]
    singles, pairs = oracle.variants(function)
    return (
        _recognise(ordered, wrong, function, singles, oracle)
        or _recognise(ordered, wrong, function, pairs, oracle)
        or _find_symptom(comparisons, wrong)
    )


def _compare(calls: Sequence[Call], function: str, oracle: Oracle) -> Iterator[Comparison]:
    for call in calls:
        if call.function == function:
            got = Failure(call.error) if call.error else call.value
            right = oracle.right(function, call.arguments)
            if right is not Unknown and is_short(got) and is_short(right):
                yield Comparison(call, got, right)


def _differ_with_themselves(comparisons: Sequence[Comparison]) -> bool:
    first: dict[bytes, Any] = {}
    return any(
        not alike(each.got, first.setdefault(wire.encode(each.call.arguments), each.got))
        for each in comparisons
    )


def _recognise(
    ordered: Sequence[Comparison],
    wrong: Sequence[Comparison],
    function: str,
    variants: Sequence[tuple[int, tuple[str, ...]]],
    oracle: Oracle,
) -> Diagnosis | None:
    """The one set of mistakes whose answers these are; none where several would do."""
    if all(isinstance(each.got, Failure) for each in wrong):
        return None  # an error alone is no evidence of its cause
    found: dict[tuple[str, ...], None] = {}
    for number, names in variants:
        if names not in found and all(
            alike(each.got, oracle.mistaken(number, function, each.call.arguments))
            for each in ordered
        ):
            found[names] = None
    if len(found) != 1:
        return None
    (names,) = found
    texts = [oracle.texts[name] for name in names]
    return Diagnosis(
        names,
        " Also: ".join(text["says"] for text in texts),
        "\n".join(text["hint"] for text in texts),
    )


def alike(one: Any, other: Any) -> bool:
    """Whether two answers are the same: kind, shape and values, up to rounding."""
    if other is Unknown or one is Unknown:
        return False
    for kind in (Failure, str, type(None)):
        if isinstance(one, kind) or isinstance(other, kind):
            return isinstance(one, kind) and isinstance(other, kind) and one == other
    if isinstance(one, dict) and isinstance(other, dict):
        return set(one) == set(other) and all(alike(one[key], other[key]) for key in one)
    if _is_parts(one) and _is_parts(other):
        return len(one) == len(other) and all(map(alike, one, other))
    left, right = _as_numbers(one), _as_numbers(other)
    if left is None or right is None or left.shape != right.shape:
        return False
    return _are_close(left, right, CLOSE)


def _is_parts(value: Any) -> bool:
    return isinstance(value, (tuple, list)) and any(
        not isinstance(entry, (int, float)) for entry in value
    )


def _as_numbers(value: Any) -> Any:
    try:
        array = np.asarray(value)
    except ValueError:
        return None
    return array.astype(np.float64) if array.dtype.kind in "biuf" else None


def _are_close(left: Any, right: Any, relative: float) -> bool:
    if left.size == 0:
        return True
    finite = np.isfinite(right)
    scale = float(np.max(np.abs(right[finite]), initial=0.0))
    return bool(np.allclose(left, right, rtol=0, atol=relative * scale + 1e-14, equal_nan=True))


# Symptoms: what no edit of the reference can show.

REPEATED = Diagnosis(
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


def count_numbers(value: Any) -> int:
    """How many numbers an answer holds."""
    if isinstance(value, dict):
        return sum(count_numbers(entry) for entry in value.values())
    return int(np.size(value)) if _as_numbers(value) is not None else 0


def _find_symptom(
    comparisons: Sequence[Comparison], wrong: Sequence[Comparison]
) -> Diagnosis | None:
    return (
        _ignores_its_input(comparisons)
        or _knows_one_size(comparisons, wrong)
        or _knows_only_floats(comparisons, wrong)
        or _is_permuted(wrong)
        or _is_transposed(wrong)
        or _is_broadcast(wrong)
        or _is_imprecise(comparisons)
        or _is_scaled(comparisons)
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
    if not right or not all(isinstance(each.got, Failure) for each in wrong):
        return None
    if {_sizes(each) for each in right} & {_sizes(each) for each in wrong}:
        return None
    if not {_kinds(each) for each in right} & {_kinds(each) for each in wrong}:
        return None  # integers and floats, perhaps, rather than sizes
    return Diagnosis(
        ("hard-coded-size",),
        "It works for some sizes and stops for others: a number of rows or neurons is fixed somewhere.",
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
        "It is right for floats, and not for integers; XOR's X and y hold integers.",
        "An array of integers stays one when it is changed in place. Where do you write into X, y, or a copy of them?",
    )


def _is_permuted(wrong: Sequence[Comparison]) -> Diagnosis | None:
    def shuffled(each: Comparison) -> bool:
        if isinstance(each.right, dict) and isinstance(each.got, dict):
            got, right = list(each.got.values()), list(each.right.values())
        elif _is_parts(each.right) and _is_parts(each.got):
            got, right = list(each.got), list(each.right)
        else:
            return False
        return 1 < len(got) == len(right) <= 5 and any(
            all(map(alike, order, right)) for order in permutations(got)
        )

    if not wrong or not all(shuffled(each) for each in wrong):
        return None
    return Diagnosis(
        ("permuted",),
        "The values are right, and stand in another order, or under other names.",
        "Hold the order of what you return against the first line of the docstring.",
    )


def _pairs_of_arrays(each: Comparison) -> list[tuple[Any, Any]] | None:
    """The arrays in an answer beside those in the right one; None where the two have other parts."""
    got, right = each.got, each.right
    if isinstance(right, dict):
        if not isinstance(got, dict) or set(got) != set(right):
            return None
        pairs = [(got[key], right[key]) for key in right]
    elif _is_parts(right):
        if not _is_parts(got) or len(got) != len(right):
            return None
        pairs = list(zip(got, right, strict=True))
    else:
        pairs = [(got, right)]
    arrays = [(_as_numbers(one), _as_numbers(other)) for one, other in pairs]
    return None if any(one is None or other is None for one, other in arrays) else arrays


def _is_transposed(wrong: Sequence[Comparison]) -> Diagnosis | None:
    turned = False
    for each in wrong:
        arrays = _pairs_of_arrays(each)
        if arrays is None:
            return None
        for got, right in arrays:
            if got.shape == right.shape and _are_close(got, right, CLOSE):
                continue
            if got.shape != right.T.shape or not _are_close(got, right.T, CLOSE):
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
        arrays = _pairs_of_arrays(each)
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


def _is_scaled(comparisons: Sequence[Comparison]) -> Diagnosis | None:
    factors = []
    for each in comparisons:
        arrays = _pairs_of_arrays(each)
        if arrays is None:
            return None
        for got, right in arrays:
            if got.shape != right.shape:
                return None
            if np.abs(right).max(initial=0.0) > 1e-9:
                place = np.unravel_index(np.abs(right).argmax(), right.shape)
                factor = float(got[place] / right[place])
                if not _are_close(got, factor * right, CLOSE):
                    return None
                factors.append(factor)
    if len(factors) < 2 or not np.allclose(factors, factors[0], rtol=1e-6, atol=0):
        return None
    return Diagnosis(
        ("scaled",),
        f"Every value is exactly {factors[0]:.4g} times what it should be.",
        "A constant factor is missing, or is there once too often. Where would such a number come from?",
    )


def _is_imprecise(comparisons: Sequence[Comparison]) -> Diagnosis | None:
    for each in comparisons:
        arrays = _pairs_of_arrays(each)
        if arrays is None or any(
            got.shape != right.shape or not _are_close(got, right, NEARLY) for got, right in arrays
        ):
            return None
    return Diagnosis(
        ("imprecise",),
        "The values agree in their first digits alone: a constant is rounded (2.718 for e?), or float32 is used inside.",
        "Leave NumPy's usual precision alone, and let np.exp know e.",
    )
