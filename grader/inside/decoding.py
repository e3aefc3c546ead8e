"""Decodes the bytes of plain values, which anybody may have written: see `wire`."""

from __future__ import annotations

import math
import struct
from typing import Any

import numpy as np

from .frames import WireError
from .wire_limits import (
    COUNT,
    DEPTH,
    DIMENSIONS,
    DTYPES,
    GENERATORS,
    INTEGER_BYTES,
    ITEMS,
    KEY_BYTES,
    NATIVE,
    PCG64,
    PORTABLE,
    REAL,
    SET,
    Value,
    is_hollow,
    is_short,
    is_wide,
)


def decode(data: bytes) -> Value:
    """Decode `data`; raises `WireError`, and nothing else, for invalid bytes."""
    reader = _Reader(data)
    value = reader.value(DEPTH)
    if reader.position != len(data):
        raise WireError("more bytes than a value has")
    return value


def _is_element(value: Value) -> bool:
    """Whether a decoded value may be in a set."""
    if isinstance(value, tuple):
        return all(map(_is_element, value))
    if isinstance(value, int):
        return is_short(value)
    return value is None or isinstance(value, (str, float))


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
        return int(COUNT.unpack(self.take(4))[0])

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
                return self.integer()
            case b"d":
                return float(REAL.unpack(self.take(8))[0])
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
            case b"e":
                return self.elements(depth - 1)
            case b"u":
                return self.texts()
            case b"g":
                return self.generator()
        raise WireError(f"an unknown tag {tag!r}")

    def mapping(self, depth: int) -> dict[str | int, Value]:
        count = self.count()
        entries = {self.key(): self.value(depth) for _ in range(count)}
        if len(entries) != count:
            raise WireError("a duplicate key")
        return entries

    def key(self) -> str | int:
        match self.take(1):
            case b"s":
                return self.text()
            case b"i":
                return self.integer(KEY_BYTES)
        raise WireError("a key that is no text and no int")

    def integer(self, most: int = INTEGER_BYTES) -> int:
        size = self.take(1)[0]
        if not 0 < size <= most:
            raise WireError("an integer of a size that is not allowed")
        return int.from_bytes(self.take(size), "little", signed=True)

    def elements(self, depth: int) -> set[Value]:
        count = self.count()
        if count > SET:
            raise WireError("a set that is too large")
        values = [self.value(depth) for _ in range(count)]
        if not all(map(_is_element, values)) or len(found := set(values)) != count:
            raise WireError("a set of what cannot be in one, or of the same twice")
        return found

    def generator(self) -> np.random.Generator:
        self.items += ITEMS // GENERATORS  # each takes some thousand bytes
        if self.items > ITEMS:
            raise WireError("more random generators than there is room for")
        numbers = dict(zip(PCG64, [self.bits() for _ in PCG64], strict=True))
        if numbers["has_uint32"] > 1 or numbers["uinteger"] >= 2**32 or numbers["inc"] % 2 == 0:
            raise WireError("no state of a random generator")
        bits = np.random.PCG64(0)
        state = {name: numbers.pop(name) for name in ("state", "inc")}
        whole: Any = {"bit_generator": "PCG64", "state": state, **numbers}
        bits.state = whole
        return np.random.Generator(bits)

    def bits(self) -> int:
        if self.take(1) != b"i" or not 0 <= (number := self.integer(17)) < 2**128:
            raise WireError("no state of a random generator")
        return number

    def texts(self) -> np.ndarray[Any, Any]:
        ndim = self.take(1)[0]
        if ndim > DIMENSIONS:
            raise WireError("an array of an unknown kind")
        shape = struct.unpack(f"<{ndim}Q", self.take(8 * ndim))
        size, start = math.prod(shape), self.position
        self.items += size
        if is_hollow(shape) or size > len(self.data) - start or self.items > ITEMS:
            raise WireError("more texts than there is room for")
        entries = []
        for _ in range(size):
            if self.take(1) != b"s":
                raise WireError("an entry that is not text")
            entries.append(self.text())
        if is_wide(size, max(map(len, entries), default=0), self.position - start):
            raise WireError("an array of texts that is too wide")
        return np.array(entries, dtype=str).reshape(shape)

    def array(self) -> np.ndarray[Any, Any]:
        number, ndim = self.take(2)
        if number >= len(DTYPES) or ndim > DIMENSIONS:
            raise WireError("an array of an unknown kind")
        shape = struct.unpack(f"<{ndim}Q", self.take(8 * ndim))
        dtype = PORTABLE[number]
        if is_hollow(shape):
            raise WireError("an array without elements that is too long")
        # In Python's integers, which do not overflow.
        content = self.take(math.prod(shape) * dtype.itemsize)
        if DTYPES[number] == "?":  # NumPy requires bools to be 0 or 1
            truths: np.ndarray[Any, Any] = np.frombuffer(content, np.uint8) != 0
            return truths.reshape(shape)
        flat = np.frombuffer(content, dtype)
        return flat.reshape(shape).astype(NATIVE[number])
