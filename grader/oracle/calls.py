"""A question, that is a function and its arguments: what it is called for short, and how large it is."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from grader.inside import wire

# In arguments that a submission made: as many as leave room for the product of two sides, or of three.
NUMBERS, NUMBERS_DEEP = 1024, 128
Question = tuple[str, tuple[Any, ...]]


def digest(function: str, arguments: tuple[Any, ...]) -> bytes:
    """A short name for a call: the same function with the same arguments has the same.

    Numbers count to nine decimals: the last digit of a drawn number or of an exponential depends
    on the machine, and a recording is made on one and read on another.
    """
    return hashlib.sha256(wire.encode((function, _round(arguments)))).digest()[:12]


def hashable(value: Any) -> Hashable:
    """A value as a key: equal for the same plain values of the same types, to the last bit.

    A tenth of the time of a `digest`, for within one process.
    """
    if isinstance(value, np.ndarray):
        return value.dtype.str, value.shape, value.tobytes()
    if isinstance(value, dict):
        return dict, tuple((key, hashable(entry)) for key, entry in value.items())
    if isinstance(value, (tuple, list)):
        return type(value), tuple(map(hashable, value))
    if isinstance(value, (float, np.floating)):
        return type(value), float(value).hex()  # a NaN is like itself, and 0.0 unlike -0.0
    return type(value), value


def _round(value: Any) -> Any:
    if isinstance(value, np.ndarray) and value.dtype.kind == "f":
        with np.errstate(over="ignore"):
            return np.round(value, 9) + 0.0  # and no negative zero
    if isinstance(value, dict):
        return {key: _round(entry) for key, entry in value.items()}
    if isinstance(value, tuple):
        return tuple(_round(entry) for entry in value)
    return value


def is_small(arguments: tuple[Any, ...]) -> bool:
    """Whether the reference may be asked this on a submission's behalf: it takes little time and memory."""
    return _count_numbers(arguments) <= (NUMBERS_DEEP if _dimensions(arguments) > 2 else NUMBERS)


def _count_numbers(value: Any) -> int:
    """How many numbers there are; a side of none counts as one, since a product is as long as the others."""
    if isinstance(value, np.ndarray):
        return math.prod(max(side, 1) for side in value.shape)
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        return sum(map(_count_numbers, value))
    return len(value) if isinstance(value, str) else 1


def _dimensions(value: Any) -> int:
    """Of the array in a value that has most; a list in a list makes one of two."""
    if isinstance(value, np.ndarray):
        return value.ndim
    if isinstance(value, dict):
        value = tuple(value.values())
    if isinstance(value, (list, tuple)):
        return isinstance(value, list) + max(map(_dimensions, value), default=0)
    return 0


@dataclass(frozen=True)
class Call:
    """A call that was made, and what came of it: a value, or the kind of an error.

    asked: how often it called each earlier function that was stubbed or spied on. size: of the value, in
    bytes on the wire.
    """

    function: str
    arguments: tuple[Any, ...]
    value: Any = None
    error: str = ""
    asked: dict[str, int] = field(default_factory=dict)
    size: int = 0
