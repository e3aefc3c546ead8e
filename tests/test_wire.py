"""The wire carries plain values, and nothing else."""

import math
import types
from collections import OrderedDict
from typing import Any, NamedTuple

import numpy as np
import pytest

from grader.inside.wire import (
    ITEMS,
    Refused,
    WireError,
    decode,
    encode,
    read_frame,
)


class Point(NamedTuple):
    """A tuple with names."""

    x: float
    y: float


@pytest.mark.parametrize(
    "value",
    [
        None, True, False, 0, -1, 2**62, -(2**200), 1.5, -0.0, math.inf, "", "σ(z) ✓", [], [1, "a"],
        [1.0, 2.0], (), (1, (2.0, [None])), {}, {"a": {"b": (1,)}},
    ],
)  # fmt: skip
def test_a_plain_value_comes_back_as_it_was(value: Any) -> None:
    back = decode(encode(value))
    assert back == value
    assert type(back) is type(value)


@pytest.mark.parametrize("dtype", ["?", "i1", "u4", "i8", "f2", "f4", "f8", "c16"])
@pytest.mark.parametrize("shape", [(), (0,), (3,), (2, 3), (2, 0, 4)])
def test_an_array_keeps_its_dtype_shape_and_values(dtype: str, shape: tuple[int, ...]) -> None:
    array = np.arange(math.prod(shape)).reshape(shape).astype(dtype)
    back = decode(encode(array))
    assert back.dtype == array.dtype
    assert back.shape == shape
    assert (back == array).all()


def test_memory_order_and_byte_order_do_not_matter() -> None:
    array = np.arange(6.0).reshape(2, 3)
    for other in (np.asfortranarray(array), array[:, ::-1], array.astype(">f8")):
        assert (decode(encode(other)) == other).all()


def test_numbers_of_numpy_are_numbers() -> None:
    assert decode(encode([np.float64(1.5), np.int64(3), np.bool_(True)])) == [1.5, 3, True]
    assert decode(encode(np.float32(0.1))).dtype == np.float32
    assert decode(encode(np.longdouble(0.5))).dtype == np.float64


def test_values_count_whatever_holds_them() -> None:
    assert decode(encode(Point(1.0, 2.0))) == (1.0, 2.0)
    assert decode(encode(OrderedDict(a=1))) == {"a": 1}
    assert decode(encode(types.MappingProxyType({"a": 1}))) == {"a": 1}


@pytest.mark.parametrize(
    ("value", "where", "what"),
    [
        ({1, 2}, "", "a set"),
        (lambda: 0, "", "a function"),
        ([1, {"a": object()}], '[1]["a"]', "a object"),
        (np.array([None]), "", "an array of dtype object, which holds no plain numbers"),
        (np.ma.masked_array([1.0]), "", "a numpy.ma.MaskedArray"),
        ({1: 2}, "", "a dict with a key that is no text: a int"),
        (2**10000, "", "an integer of 10001 bits"),
        (b"bytes", "", "a bytes"),
    ],
)  # fmt: skip
def test_anything_else_is_refused_by_name_and_place(value: Any, where: str, what: str) -> None:
    with pytest.raises(Refused) as refused:
        encode(value)
    assert (refused.value.where, refused.value.what) == (where, what)


def test_a_list_that_holds_itself_is_refused() -> None:
    endless: list[Any] = []
    endless.append(endless)
    with pytest.raises(Refused, match="nested too deeply"):
        encode(endless)


@pytest.mark.parametrize(
    "data",
    [
        b"", b"X", b"NN", b"d123", b"s\xff\xff\xff\xff", b"s\x01\x00\x00\x00\xff", b"i\x00", b"i\xff" + b"1" * 255,
        b"l\xff\xff\xff\xff", b"l\x02\x00\x00\x00N", b"m\x01\x00\x00\x00NN", b"f\x02\x00\x00\x00" + b"1" * 8,
        b"a\x63\x00", b"a\x0b\x01" + b"\xff" * 8, b"a\x0b\x02" + b"\x00" * 8 + b"\xff" * 8, b"l\x01\x00\x00\x00" * 40,
    ],
)  # fmt: skip
def test_bytes_that_are_no_value_are_refused(data: bytes) -> None:
    with pytest.raises(WireError):
        decode(data)


def test_a_promise_of_many_elements_is_not_believed() -> None:
    with pytest.raises(WireError, match="more elements"):
        decode(b"l" + (ITEMS + 1).to_bytes(4, "little") + b"N" * (ITEMS + 1))


def test_a_frame_above_the_limit_is_refused_before_it_is_read() -> None:
    import io

    with pytest.raises(WireError, match="at most 10"):
        read_frame(io.BytesIO((11).to_bytes(4, "little") + b"N" * 11), 10)
    with pytest.raises(EOFError):
        read_frame(io.BytesIO((9).to_bytes(4, "little") + b"N"), 10)
