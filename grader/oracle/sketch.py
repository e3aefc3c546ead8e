"""A sketch of an answer: two numbers that tell it from any other answer.

A table of mistakes holds some hundred thousand answers. A sketch shows no value of an answer, and takes
a few bytes whatever its size. Its first number is a hash of all that is not a value: the keys, the sides
of each array, where it is NaN, the kind of an error. The second mixes the values, in steps of
`STEP`, and keeps the last 16 bits: equal answers are within `CLOSE` steps of each other, others by
chance only, in 3 of 10,000 questions. A diagnosis asks several.
"""

from __future__ import annotations

import math
import zlib
from typing import Any

import numpy as np
import numpy.typing as npt

from grader.inside import wire
from grader.oracle.calls import Failure, Unknown

STEP, CLOSE = 1e-6, 8
ROUND = 2**16  # steps until the second number begins anew
ZERO = 1e-13  # the largest entry of an array that is rounding error and nothing else

Sketch = tuple[int, int]
NOTHING: Sketch = (0, 0)
"""The sketch of an answer that is not known."""


def sketch(answer: Any) -> Sketch:
    """The sketch of a value or a `Failure`; `NOTHING` for `Unknown`."""
    if answer is Unknown:
        return NOTHING
    parts: list[str] = []
    value = _mix(answer, parts, 1)
    kind = zlib.crc32("/".join(parts).encode("utf-8", "replace")) or 1
    return kind, round(value / STEP) % ROUND


def _mix(answer: Any, parts: list[str], place: int) -> float:
    """The mixed values of an answer; what is not a value is added to `parts`."""
    if isinstance(answer, Failure):
        parts.append(f"error {answer.error}")
        return 0.0
    if isinstance(answer, dict):
        entries = sorted(answer.items(), key=lambda entry: (isinstance(entry[0], int), entry[0]))
        parts.append(f"dict {' '.join(str(key) for key, _ in entries)}")
        return sum(_mix(entry, parts, place + i) for i, (_, entry) in enumerate(entries))
    if isinstance(answer, (tuple, list)) and any(not isinstance(e, (int, float)) for e in answer):
        parts.append(f"several {len(answer)}")
        return sum(_mix(entry, parts, place + i) for i, entry in enumerate(answer))
    array = read_numbers(answer)
    if array is None:
        parts.append(f"other {type(answer).__name__}")
        if isinstance(answer, (str, set)) or (
            isinstance(answer, np.ndarray) and answer.dtype.kind == "U"
        ):
            parts.append(wire.encode(answer).hex())
        return 0.0
    parts.append(f"array {array.shape}")
    finite = np.isfinite(array)
    if not finite.all():
        kinds = np.select([np.isnan(array), array == np.inf, array == -np.inf], [1, 2, 3])
        parts.append(f"not finite {kinds.astype(np.uint8).tobytes().hex()}")
    largest = float(np.abs(array[finite]).max(initial=0.0))
    if largest < ZERO:
        parts.append("zero")
        return 0.0
    scaled = np.where(finite, array, 0.0).ravel() / largest
    weights = _weights(scaled.size, place)
    mixed = float(np.dot(scaled, weights)) / math.sqrt(scaled.size)
    return mixed + place * math.log10(largest) / 3


def read_numbers(answer: Any) -> npt.NDArray[np.float64] | None:
    """An answer as an array of numbers; None if it is not one."""
    try:
        array = np.asarray(answer)
    except ValueError:
        return None
    return array.astype(np.float64) if array.dtype.kind in "biuf" else None


def _weights(size: int, place: int) -> npt.NDArray[np.float64]:
    """Numbers between -1 and 1 without a pattern that an answer could have."""
    places = np.arange(1, size + 1, dtype=np.float64)
    return np.asarray(np.sin(places**1.5 * 1.7 + 0.9 * place))
