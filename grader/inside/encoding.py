"""Encodes plain values: see `wire`."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from typing import Any

import numpy as np

from .wire_limits import (
    DEPTH,
    DIMENSIONS,
    INTEGER_BYTES,
    NUMBER,
    PCG64,
    SET,
    TAGGED_COUNT,
    TAGGED_REAL,
    Value,
    is_hollow,
    is_short,
    is_wide,
)


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
        out += TAGGED_REAL.pack(b"d", value)
    elif isinstance(value, (np.floating, np.complexfloating, complex)):
        _encode_array(np.asarray(value), where, out)
    elif isinstance(value, np.ndarray):
        raise Refused(where, f"a {name_type(value)}")
    elif isinstance(value, (list, tuple)):
        _encode_sequence(value, where, depth, out)
    elif isinstance(value, Mapping):
        entries = list(value.items())
        out += TAGGED_COUNT.pack(b"m", len(entries))
        for key, entry in entries:
            _encode_key(key, where, out)
            inside = f'"{key[:80]}"' if isinstance(key, str) else key
            _encode(entry, f"{where}[{inside}]", depth - 1, out)
    elif isinstance(value, (set, frozenset)):
        _encode_set(value, where, depth, out)
    elif isinstance(value, np.random.Generator):
        _encode_generator(value, where, out)
    else:
        raise Refused(where, f"a {name_type(value)}")


def _encode_text(value: str, out: bytearray) -> None:
    text = value.encode("utf-8", "replace")
    out += TAGGED_COUNT.pack(b"s", len(text)) + text


def _encode_key(key: object, where: str, out: bytearray) -> None:
    if isinstance(key, str):
        _encode_text(key, out)
    elif isinstance(key, (int, np.integer)) and not isinstance(key, bool):
        if not is_short(int(key)):
            raise Refused(where, f"a dict with a key of {int(key).bit_length()} bits")
        _encode(int(key), where, 0, out)
    else:
        raise Refused(where, f"a dict with a key that is no text and no int: a {name_type(key)}")


def _encode_set(
    value: set[Value] | frozenset[Value], where: str, depth: int, out: bytearray
) -> None:
    if len(value) > SET:
        raise Refused(where, f"a set of more than {SET} elements")
    elements = sorted(_encode_element(each, where, depth - 1) for each in value)
    out += TAGGED_COUNT.pack(b"e", len(elements)) + b"".join(elements)


def _encode_element(value: Value, where: str, depth: int) -> bytes:
    out = bytearray()
    _encode(value, where, depth, out)
    if isinstance(value, int) and not is_short(value):
        raise Refused(where, f"a set with an integer of {value.bit_length()} bits")
    return bytes(out)


def _encode_generator(value: np.random.Generator, where: str, out: bytearray) -> None:
    state: Mapping[str, Any] = value.bit_generator.state
    if state["bit_generator"] != "PCG64":
        raise Refused(where, f"a random generator of {state['bit_generator']}, not of PCG64")
    numbers = {**state, **state["state"]}
    out += b"g"
    for name in PCG64:
        _encode(int(numbers[name]), where, 0, out)


def _encode_sequence(
    value: list[Value] | tuple[Value, ...], where: str, depth: int, out: bytearray
) -> None:
    if type(value) is list and value and all(isinstance(entry, float) for entry in value):
        # Encode a long list of floats as one block.
        out += TAGGED_COUNT.pack(b"f", len(value)) + struct.pack(f"<{len(value)}d", *value)
        return
    out += TAGGED_COUNT.pack(b"t" if isinstance(value, tuple) else b"l", len(value))
    for index, entry in enumerate(value):
        _encode(entry, f"{where}[{index}]", depth - 1, out)


def _encode_array(array: np.ndarray[Any, Any], where: str, out: bytearray) -> None:
    number = NUMBER.get(array.dtype)
    if array.dtype.kind == "U" or (array.dtype.kind == "O" and _holds_texts(array)):
        _encode_texts(array, where, out)
        return
    if number is None:
        if array.dtype.kind not in "?biufc":
            raise Refused(
                where, f"an array of dtype {array.dtype}, which holds no plain numbers or texts"
            )
        kind, size = array.dtype.kind, array.dtype.itemsize
        if size > (16 if kind == "c" else 8):  # long double: values count
            kind, size = kind, 16 if kind == "c" else 8
        array = array.astype("?" if kind == "b" else f"<{kind}{size}")
        number = NUMBER[array.dtype]
    if array.ndim > DIMENSIONS:
        raise Refused(where, f"an array of {array.ndim} dimensions")
    if is_hollow(array.shape):
        raise Refused(where, f"an array without elements of shape {array.shape}")
    out += struct.pack(f"<cBB{array.ndim}Q", b"a", number, array.ndim, *array.shape)
    out += array.tobytes()


def _holds_texts(array: np.ndarray[Any, Any]) -> bool:
    return array.size > 0 and all(isinstance(entry, str) for entry in array.flat)


def _encode_texts(array: np.ndarray[Any, Any], where: str, out: bytearray) -> None:
    if array.ndim > DIMENSIONS or is_hollow(array.shape):
        raise Refused(where, f"an array of texts of shape {array.shape[:DIMENSIONS]}")
    out += struct.pack(f"<cB{array.ndim}Q", b"u", array.ndim, *array.shape)
    start = len(out)
    for entry in array.flat:
        _encode_text(str(entry), out)
    if is_wide(array.size, max(map(len, array.flat), default=0), len(out) - start):
        raise Refused(where, "an array of texts of which one is far longer than the others")
