"""What the wire can carry: its limits, and the forms of its numbers."""

from __future__ import annotations

import math
import struct
from typing import Any

import numpy as np

DEPTH = 16
ITEMS = 50_000  # containers may not promise more elements than this in one value
SIDES = 1_000_000  # an array without elements may be as large as this along its other sides
DIMENSIONS = 16
INTEGER_BYTES = 64
KEY_BYTES = 8  # of an int that is hashed: larger ones could be chosen to have one hash
SET = 2_000  # elements of a set
GENERATORS = 10  # random generators in one value
WIDTH = 64  # bytes that an array of texts, as wide as its longest, may take for each of their own
PCG64 = ("state", "inc", "has_uint32", "uinteger")
DTYPES = ("?", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "f2", "f4", "f8", "c8", "c16")

COUNT, REAL = struct.Struct("<I"), struct.Struct("<d")
TAGGED_COUNT, TAGGED_REAL = struct.Struct("<cI"), struct.Struct("<cd")
NATIVE = tuple(map(np.dtype, DTYPES))
PORTABLE = tuple(dtype.newbyteorder("<") for dtype in NATIVE)
NUMBER = {dtype: number for number, dtype in enumerate(PORTABLE)}

# No `Any` can be avoided here: what a submission returns may be anything.
Value = Any


def is_short(number: int) -> bool:
    """Whether an int may be hashed: its bytes are few enough."""
    return (number if number >= 0 else ~number).bit_length() < 8 * KEY_BYTES


def is_wide(size: int, longest: int, given: int) -> bool:
    """Whether texts take far more room in an array, four bytes a character, than they have bytes."""
    return 4 * size * longest > WIDTH * given


def is_hollow(shape: tuple[int, ...]) -> bool:
    """Whether an empty array has a huge side, which loops over rows would visit."""
    return 0 in shape and math.prod(length for length in shape if length) > SIDES
