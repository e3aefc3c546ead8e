"""Compare two answers and report the first difference: kind, keys, shape, NaN, values."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from grader.checks.answer import Answer, describe, numbers
from grader.errors import Finding

RELATIVE = (
    1e-8  # of the expected entry, or of the largest one: float64 keeps far more, float32 less
)
ABSOLUTE = 1e-14  # rounding error of a difference of numbers near one
ROWS = 5  # rows in the table of differences


@dataclass(frozen=True)
class Tolerance:
    """The tolerance of a comparison."""

    relative: float
    to: Literal["entry", "largest"]
    absolute: float
    compare: Literal["all", "values", "shapes"]


def agree(
    got: Any,
    expected: Any,
    *,
    relative: float = RELATIVE,
    to: Literal["entry", "largest"] = "entry",
    absolute: float = ABSOLUTE,
    compare: Literal["all", "values", "shapes"] = "all",
) -> None:
    """Raise `Finding` unless `got` has the structure, the shape and the values of `expected`.

    A value may differ by `relative` times the expected entry itself, or times the largest entry
    of its array (`to="largest"`, for gradients, whose small entries are sums of large terms), or
    by `absolute` if that is more. A list may replace a tuple, any number a float. `compare="shapes"` ignores values; `compare="values"` accepts any shape with
    as many entries, so that a wrong shape, which has its own check, costs points only once.
    """
    answer = got if isinstance(got, Answer) else Answer(got, "the answer")
    wanted = expected.value if isinstance(expected, Answer) else expected
    _agree(answer, wanted, Tolerance(relative, to, absolute, compare))


def _agree(got: Answer, expected: Any, tolerance: Tolerance) -> None:
    if isinstance(expected, dict):
        _agree_keys(got, expected)
        for key, entry in expected.items():
            _agree(got[key], entry, tolerance)
    elif isinstance(expected, tuple) or _is_list_of_answers(expected):
        if not isinstance(got.value, (tuple, list)):
            raise Finding(
                f"{got}: expected {len(expected)} values, got {describe(got.value)}.", "wrong-kind"
            )
        if len(got.value) != len(expected):
            raise Finding(
                f"{got}: expected {len(expected)} values, got {len(got.value)}.", "wrong-shape"
            )
        for index, entry in enumerate(expected):
            _agree(got[index], entry, tolerance)
    elif isinstance(expected, (set, frozenset)):
        _agree_sets(got, expected)
    elif isinstance(expected, np.ndarray) and expected.dtype.kind == "U":
        _agree_texts(got, expected)
    elif expected is None or isinstance(expected, (bool, str)):
        if not isinstance(got.value, type(expected)) or got.value != expected:
            raise Finding(f"{got}: expected {expected!r}, got {describe(got.value)}.")
    else:
        _agree_numbers(got, np.asarray(expected), tolerance)


def _agree_sets(got: Answer, expected: Set[Any]) -> None:
    if not isinstance(got.value, (set, frozenset)):
        raise Finding(f"{got}: expected a set, got {describe(got.value)}.", "wrong-kind")
    for word, entries in (
        ("lacks", expected - got.value),
        ("should not have", got.value - expected),
    ):
        if entries:
            shown = ", ".join(sorted(repr(entry)[:60] for entry in entries)[:4])
            raise Finding(f"{got} {word} {shown}.")


def _agree_texts(got: Answer, expected: npt.NDArray[np.str_]) -> None:
    array = got.value if isinstance(got.value, np.ndarray) else np.asarray(None)
    if array.dtype.kind != "U":
        raise Finding(
            f"{got}: expected an array of texts, got {describe(got.value)}.", "wrong-kind"
        )
    if array.shape != expected.shape:
        raise Finding(f"{got}: expected {_shape(expected)}, got {_shape(array)}.", "wrong-shape")
    for place in np.argwhere(array != expected):
        index = tuple(int(side) for side in place)
        one, other = (repr(str(each[index]))[:60] for each in (expected, array))
        raise Finding(f"{got}: expected {one} at {index}, got {other}.")


def _is_list_of_answers(value: Any) -> bool:
    kinds = {*map(type, value)} if isinstance(value, list) else {float}
    return not all(issubclass(kind, (int, float)) for kind in kinds)


def _agree_keys(got: Answer, expected: dict[str, Any]) -> None:
    if not isinstance(got.value, dict):
        raise Finding(
            f"{got}: expected {describe(expected)}, got {describe(got.value)}.", "wrong-kind"
        )
    for word, keys in (
        ("lacks", [key for key in expected if key not in got.value]),
        ("should not have", [key for key in got.value if key not in expected]),
    ):
        if keys:
            raise Finding(
                f"{got} {word} the key {', '.join(repr(key)[:60] for key in keys[:4])}.",
                "wrong-keys",
            )


def _agree_numbers(got: Answer, expected: npt.NDArray[Any], tolerance: Tolerance) -> None:
    array = numbers(got)
    if array.shape != expected.shape:
        if tolerance.compare != "values" or array.size != expected.size:
            raise Finding(
                f"{got}: expected {_shape(expected)}, got {_shape(array)}.", "wrong-shape"
            )
        array = array.reshape(expected.shape)
    if array.dtype.kind == "f" and array.dtype.itemsize < 8:
        raise Finding(
            f"{got}: expected float64 numbers, got {array.dtype}.\n"
            f"{array.dtype} keeps about {np.finfo(array.dtype).precision} digits; keep NumPy's default precision.",
            "single-precision",
        )
    if tolerance.compare == "shapes":
        return
    if np.array_equal(array, expected):
        return
    values = array.astype(np.float64)
    lost = np.isnan(values) & ~np.isnan(expected)
    if lost.any():
        raise Finding(
            f"{got}: {_share(lost)} NaN, not a number.\n{_table(values, expected, lost)}", "nan"
        )
    scale = np.abs(np.where(np.isfinite(expected), expected, 0.0))  # infinity allows no difference
    if tolerance.to == "largest" and scale.size:
        scale = np.full_like(scale, scale.max())
    with np.errstate(over="ignore", invalid="ignore"):
        difference = np.abs(values - expected)
        allowed = np.maximum(tolerance.relative * scale, tolerance.absolute)
        wrong = ~(
            (values == expected) | (difference <= allowed) | (np.isnan(values) & np.isnan(expected))
        )  # infinities are equal to themselves, and so is what is not a number on purpose
    if wrong.any():
        worst = difference[wrong].max()
        raise Finding(
            f"{got}: expected and got differ{_places(wrong)}, by {'at most ' if wrong.sum() > 1 else ''}{worst:.3g}.\n"
            f"{_table(values, expected, wrong)}"
        )


def _shape(array: npt.NDArray[Any]) -> str:
    return "a single number" if array.shape == () else f"shape {array.shape}"


def _share(places: npt.NDArray[np.bool_]) -> str:
    if places.shape == ():
        return "the value is"
    count = int(places.sum())
    return f"{count} of {places.size} values {'is' if count == 1 else 'are'}"


def _places(wrong: npt.NDArray[np.bool_]) -> str:
    return "" if wrong.shape == () else f" in {int(wrong.sum())} of {wrong.size} values"


def _table(
    got: npt.NDArray[np.float64], expected: npt.NDArray[np.float64], wrong: npt.NDArray[np.bool_]
) -> str:
    """A table of the first entries that differ."""
    places = list(zip(*np.nonzero(np.atleast_1d(wrong)), strict=True))
    flat_got, flat_expected = np.atleast_1d(got), np.atleast_1d(expected)
    rows = [("index", "expected", "got")]
    for place in places[:ROWS]:
        index = tuple(int(side) for side in place)
        left, right = _tell_apart(float(flat_expected[index]), float(flat_got[index]))
        rows.append(
            ("" if wrong.shape == () else str(index[0] if len(index) == 1 else index), left, right)
        )
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    lines = [
        f" {row[0]:<{widths[0]}}  {row[1]:>{widths[1]}}  {row[2]:>{widths[2]}}" for row in rows
    ]
    if wrong.shape == ():
        lines = [f" {row[1]:>{widths[1]}}  {row[2]:>{widths[2]}}" for row in rows]
    if len(places) > ROWS:
        lines.append(f" … and {len(places) - ROWS} more")
    return "\n".join(lines)


def _tell_apart(expected: float, got: float) -> tuple[str, str]:
    """Format two numbers with enough digits to show the difference."""
    for digits in (4, 6, 8, 10, 12, 17):
        left, right = f"{expected:.{digits}g}", f"{got:.{digits}g}"
        if left != right:
            break
    return left, right
