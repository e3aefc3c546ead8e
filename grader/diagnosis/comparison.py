"""Compare two answers to the same call."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.inside import wire
from grader.oracle.calls import Call, Failure, Unknown

CLOSE = 1e-8  # relative to the largest entry: answers within this are the same


@dataclass(frozen=True)
class Comparison:
    """A call, the answer given, and the right answer."""

    call: Call
    got: Any
    right: Any

    @property
    def wrong(self) -> bool:
        """Whether the answer is not the right one."""
        return not alike(self.got, self.right)


def alike(one: Any, other: Any) -> bool:
    """Whether two answers are the same: kind, shape and values, up to rounding."""
    if other is Unknown or one is Unknown:
        return False
    for kind in (Failure, str, type(None)):
        if isinstance(one, kind) or isinstance(other, kind):
            return isinstance(one, kind) and isinstance(other, kind) and one == other
    if isinstance(one, dict) and isinstance(other, dict):
        return set(one) == set(other) and all(alike(one[key], other[key]) for key in one)
    if is_parts(one) and is_parts(other):
        return len(one) == len(other) and all(map(alike, one, other))
    left, right = as_numbers(one), as_numbers(other)
    if left is None and right is None:  # sets, texts and what else is no number
        return type(one) is type(other) and wire.encode(one) == wire.encode(other)
    if left is None or right is None or left.shape != right.shape:
        return False
    return are_close(left, right, CLOSE)


def reshape_like(got: Any, right: Any) -> Any:
    """An answer with each array in the shape of the right one, where it has as many entries."""
    if isinstance(got, dict) and isinstance(right, dict):
        return {key: reshape_like(entry, right.get(key)) for key, entry in got.items()}
    if is_parts(got) and is_parts(right) and len(got) == len(right):
        return tuple(map(reshape_like, got, right))
    one, other = as_numbers(got), as_numbers(right)
    if one is None or other is None or one.shape == other.shape or one.size != other.size:
        return got
    return one.reshape(other.shape)


def is_parts(value: Any) -> bool:
    """Whether a list or a tuple holds arrays rather than numbers."""
    return isinstance(value, (tuple, list)) and any(
        not isinstance(entry, (int, float)) for entry in value
    )


def as_numbers(value: Any) -> Any:
    """A value as an array of floats; None if it is not one."""
    try:
        array = np.asarray(value)
    except ValueError:
        return None
    return array.astype(np.float64) if array.dtype.kind in "biuf" else None


def are_close(left: Any, right: Any, relative: float) -> bool:
    """Whether two arrays agree, relative to the largest entry of the second."""
    if left.size == 0:
        return True
    finite = np.isfinite(right)
    scale = float(np.max(np.abs(right[finite]), initial=0.0))
    return bool(np.allclose(left, right, rtol=0, atol=relative * scale + 1e-14, equal_nan=True))


def count_numbers(value: Any) -> int:
    """The number of numbers in an answer."""
    if isinstance(value, dict):
        return sum(count_numbers(entry) for entry in value.values())
    return int(np.size(value)) if as_numbers(value) is not None else 0


def pair_arrays(each: Comparison) -> list[tuple[Any, Any]] | None:
    """Pairs of arrays of the given and the right answer; None if their structures differ."""
    got, right = each.got, each.right
    if isinstance(right, dict):
        if not isinstance(got, dict) or set(got) != set(right):
            return None
        pairs = [(got[key], right[key]) for key in right]
    elif is_parts(right):
        if not is_parts(got) or len(got) != len(right):
            return None
        pairs = list(zip(got, right, strict=True))
    else:
        pairs = [(got, right)]
    arrays = [(as_numbers(one), as_numbers(other)) for one, other in pairs]
    return None if any(one is None or other is None for one, other in arrays) else arrays
