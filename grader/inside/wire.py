"""The wire: a closed vocabulary of plain values, as bytes.

A value is None, a bool, an int, a float, a str, a list, a tuple, a dict with str keys, or an array
of plain numbers, nested at most `DEPTH` deep. `encode` refuses everything else by name; `decode`
raises `WireError` for bytes that `encode` cannot have written, and never allocates more than 64
bytes for each that it was given, nor than 6 beside 256 for each of `ITEMS`. (A list of the smallest
arrays comes to 54, a text to 6, an array to 2.) A frame is a length and that many bytes.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Mapping
from typing import Any

import numpy as np

from .frames import WireError

DEPTH = 16
ITEMS = 50_000  # containers may not promise more elements than this in one value
SIDES = 1_000_000  # an array without elements may be as large as this along its other sides
DIMENSIONS = 16
INTEGER_BYTES = 64
DTYPES = ("?", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "f2", "f4", "f8", "c8", "c16")

_COUNT, _REAL = struct.Struct("<I"), struct.Struct("<d")
_TAGGED_COUNT, _TAGGED_REAL = struct.Struct("<cI"), struct.Struct("<cd")
_NATIVE = tuple(map(np.dtype, DTYPES))
_DTYPES = tuple(dtype.newbyteorder("<") for dtype in _NATIVE)
_NUMBER = {dtype: number for number, dtype in enumerate(_DTYPES)}

# No `Any` can be avoided here: what a submission returns may be anything.
Value = Any


class Refused(Exception):
    """A value that cannot be encoded."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(f"{where or 'the value'} is {what}")
        self.where = where
        self.what = what


def name_type(value: object) -> str:
    """The name of a value's type as a programmer would write it: `numpy.matrix`, `set`."""
    kind = type(value)
    module = getattr(kind, "__module__", "")
    return str(
        kind.__qualname__ if module in ("builtins", "", None) else f"{module}.{kind.__qualname__}"
    )


def encode(value: Value) -> bytes:
    """The bytes of a value; raises `Refused`, with the place inside the value, for a foreign one."""
    out = bytearray()
    _encode(value, "", DEPTH, out)
    return bytes(out)


def _encode(value: Value, where: str, depth: int, out: bytearray) -> None:
    if depth < 0:
        raise Refused(where, "nested too deeply")
    if value is None:
        out += b"N"
    elif type(value) is np.ndarray:  # most frequent types first
        _encode_array(value, where, out)
    elif isinstance(value, str):
        _encode_text(value, out)
    elif isinstance(value, (bool, np.bool_)):
        out += b"T" if value else b"F"
    elif isinstance(value, (int, np.integer)):
        number = int(value)
        size = (~number if number < 0 else number).bit_length() // 8 + 1
        if size > INTEGER_BYTES:
            raise Refused(where, f"an integer of {number.bit_length()} bits")
        out += struct.pack("<cB", b"i", size) + number.to_bytes(size, "little", signed=True)
    elif isinstance(value, float):  # numpy.float64 is one, too
        out += _TAGGED_REAL.pack(b"d", value)
    elif isinstance(value, (np.floating, np.complexfloating, complex)):
        _encode_array(np.asarray(value), where, out)
    elif isinstance(value, np.ndarray):
        raise Refused(where, f"a {name_type(value)}")
    elif isinstance(value, (list, tuple)):
        _encode_sequence(value, where, depth, out)
    elif isinstance(value, Mapping):
        entries = list(value.items())
        out += _TAGGED_COUNT.pack(b"m", len(entries))
        for key, entry in entries:
            if not isinstance(key, str):
                raise Refused(where, f"a dict with a key that is not text: a {name_type(key)}")
            _encode_text(key, out)
            _encode(entry, f'{where}["{key[:80]}"]', depth - 1, out)
    else:
        raise Refused(where, f"a {name_type(value)}")


def _encode_text(value: str, out: bytearray) -> None:
    text = value.encode("utf-8", "replace")
    out += _TAGGED_COUNT.pack(b"s", len(text)) + text


def _encode_sequence(
    value: list[Value] | tuple[Value, ...], where: str, depth: int, out: bytearray
) -> None:
    if type(value) is list and value and all(isinstance(entry, float) for entry in value):
        # Encode a long list of floats as one block.
        out += _TAGGED_COUNT.pack(b"f", len(value)) + struct.pack(f"<{len(value)}d", *value)
        return
    out += _TAGGED_COUNT.pack(b"t" if isinstance(value, tuple) else b"l", len(value))
    for index, entry in enumerate(value):
        _encode(entry, f"{where}[{index}]", depth - 1, out)


def _encode_array(array: np.ndarray[Any, Any], where: str, out: bytearray) -> None:
    number = _NUMBER.get(array.dtype)
    if number is None:
        if array.dtype.kind not in "?biufc":
            raise Refused(where, f"an array of dtype {array.dtype}, which holds no plain numbers")
        kind, size = array.dtype.kind, array.dtype.itemsize
        if size > (16 if kind == "c" else 8):  # long double: values count
            kind, size = kind, 16 if kind == "c" else 8
        array = array.astype("?" if kind == "b" else f"<{kind}{size}")
        number = _NUMBER[array.dtype]
    if array.ndim > DIMENSIONS:
        raise Refused(where, f"an array of {array.ndim} dimensions")
    if _is_hollow(array.shape):
        raise Refused(where, f"an array without elements of shape {array.shape}")
    out += struct.pack(f"<cBB{array.ndim}Q", b"a", number, array.ndim, *array.shape)
    out += array.tobytes()


def _is_hollow(shape: tuple[int, ...]) -> bool:
    """Whether an empty array has a huge side, which loops over rows would visit."""
    return 0 in shape and math.prod(length for length in shape if length) > SIDES


def decode(data: bytes) -> Value:
    """Decode `data`; raises `WireError`, and nothing else, for invalid bytes."""
    reader = _Reader(data)
    value = reader.value(DEPTH)
    if reader.position != len(data):
        raise WireError("more bytes than a value has")
    return value


class _Reader:
    """Takes values off the front of some bytes."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.position = 0
        self.items = 0

    def take(self, count: int) -> bytes:
        end = self.position + count
        if end > len(self.data):
            raise WireError("fewer bytes than promised")
        taken = self.data[self.position : end]
        self.position = end
        return taken

    def length(self) -> int:
        return int(_COUNT.unpack(self.take(4))[0])

    def count(self) -> int:
        """Read the number of elements; each takes at least a byte, so false counts are detected at once."""
        count = self.length()
        self.items += count
        if count > len(self.data) - self.position or self.items > ITEMS:
            raise WireError("more elements than there is room for")
        return count

    def text(self) -> str:
        try:
            return self.take(self.length()).decode("utf-8")
        except UnicodeDecodeError:
            raise WireError("text that is not UTF-8") from None

    def value(self, depth: int) -> Value:
        if depth < 0:
            raise WireError("nested too deeply")
        tag = self.take(1)
        match tag:
            case b"a":  # most frequent types first
                return self.array()
            case b"N":
                return None
            case b"T" | b"F":
                return tag == b"T"
            case b"i":
                size = self.take(1)[0]
                if not 0 < size <= INTEGER_BYTES:
                    raise WireError("an integer of a size that is not allowed")
                return int.from_bytes(self.take(size), "little", signed=True)
            case b"d":
                return float(_REAL.unpack(self.take(8))[0])
            case b"f":
                count = self.length()  # these are no more than their bytes
                return list(struct.unpack(f"<{count}d", self.take(8 * count)))
            case b"s":
                return self.text()
            case b"l":
                return [self.value(depth - 1) for _ in range(self.count())]
            case b"t":
                return tuple(self.value(depth - 1) for _ in range(self.count()))
            case b"m":
                return self.mapping(depth - 1)
        raise WireError(f"an unknown tag {tag!r}")

    def mapping(self, depth: int) -> dict[str, Value]:
        count = self.count()
        entries = {self.key(): self.value(depth) for _ in range(count)}
        if len(entries) != count:
            raise WireError("a duplicate key")
        return entries

    def key(self) -> str:
        if self.take(1) != b"s":
            raise WireError("a key that is not text")
        return self.text()

    def array(self) -> np.ndarray[Any, Any]:
        number, ndim = self.take(2)
        if number >= len(DTYPES) or ndim > DIMENSIONS:
            raise WireError("an array of an unknown kind")
        shape = struct.unpack(f"<{ndim}Q", self.take(8 * ndim))
        dtype = _DTYPES[number]
        if _is_hollow(shape):
            raise WireError("an array without elements that is too long")
        # In Python's integers, which do not overflow.
        content = self.take(math.prod(shape) * dtype.itemsize)
        if DTYPES[number] == "?":  # NumPy requires bools to be 0 or 1
            truths: np.ndarray[Any, Any] = np.frombuffer(content, np.uint8) != 0
            return truths.reshape(shape)
        flat = np.frombuffer(content, dtype)
        return flat.reshape(shape).astype(_NATIVE[number])
