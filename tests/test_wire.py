"""The wire carries plain values, and nothing else."""

import io
import math
import struct
import tracemalloc
import types
from collections import OrderedDict
from typing import Any, NamedTuple

import numpy as np
import pytest

from grader.inside.frames import WireError, read_frame
from grader.inside.wire import INTEGER_BYTES, ITEMS, SIDES, Refused, decode, encode


class Point(NamedTuple):
    """A tuple with names."""

    x: float
    y: float


@pytest.mark.parametrize(
    "value",
    [
        None, True, False, 0, -1, 2**62, -(2**200), -128, 255, 2**511 - 1, -(2**511), 1.5, -0.0, math.inf, "", "σ(z) ✓", [], [1, "a"],
        [1.0, 2.0], (), (1, (2.0, [None])), {}, {"a": {"b": (1,)}},
        {1: "a", -(2**63): {2: 3}}, set(), {1, "a", 2.5, None, (1, ("b",))}, [{1}, {"x"}],
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
        ({2**63}, "", "a set with an integer of 64 bits"),
        (set(range(2001)), "", "a set of more than 2000 elements"),
        ({b"a"}, "", "a bytes"),
        (np.array(["", "a" * 900] + [""] * 900), "", "an array of texts of which one is far longer than the others"),
        (np.random.Generator(np.random.MT19937(1)), "", "a random generator of MT19937, not of PCG64"),
        (lambda: 0, "", "a function"),
        ([1, {"a": object()}], '[1]["a"]', "a object"),
        (np.array([None]), "", "an array of dtype object, which holds no plain numbers or texts"),
        (np.ma.masked_array([1.0]), "", "a numpy.ma.MaskedArray"),
        ({1.5: 2}, "", "a dict with a key that is no text and no int: a float"),
        ({True: 2}, "", "a dict with a key that is no text and no int: a bool"),
        ({2**63: 2}, "", "a dict with a key of 64 bits"),
        (2**10000, "", "an integer of 10001 bits"),
        (2 ** (8 * INTEGER_BYTES - 1), "", "an integer of 512 bits"),
        (np.empty((0, SIDES + 1)), "", "an array without elements of shape (0, 1000001)"),
        (np.empty((SIDES, 0, 2)), "", "an array without elements of shape (1000000, 0, 2)"),
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
        b"m\x02\x00\x00\x00s\x00\x00\x00\x00Ns\x00\x00\x00\x00N", b"f\xff\xff\xff\xff", b"s\x03\x00\x00\x00\xed\xa0\x80",
        b"a\x0b\x04" + (2**30).to_bytes(8, "little") * 3 + bytes(8), b"a\x0b\x11" + bytes(8 * 17), b"m\x01\x00\x00\x00",
        b"e\x01\x00\x00\x00l\x00\x00\x00\x00", b"e\x02\x00\x00\x00NN", b"e\x01\x00\x00\x00i\x09" + bytes([0] * 8 + [1]),
        b"u\x01" + b"\xff" * 8, b"u\x01" + (2).to_bytes(8, "little") + b"s\x00\x00\x00\x00N", b"gNNNN", b"g" + b"i\x01\x00" * 4,
        b"m\x01\x00\x00\x00i\x09" + bytes(9) + b"N", b"g" + b"i\x01\x01" * 2 + b"i\x01\x02" + b"i\x01\x01",
        b"a\x63\x00", b"a\x0b\x01" + b"\xff" * 8, b"a\x0b\x02" + b"\x00" * 8 + b"\xff" * 8, b"l\x01\x00\x00\x00" * 40,
    ],
)  # fmt: skip
def test_bytes_that_are_no_value_are_refused(data: bytes) -> None:
    with pytest.raises(WireError):
        decode(data)


def test_a_bool_is_0_or_1_whatever_byte_it_came_as() -> None:
    array = decode(b"a\x00\x01" + (3).to_bytes(8, "little") + b"\x00\x01\x07")
    assert array.dtype == np.bool_
    assert array.tobytes() == b"\x00\x01\x01"
    assert decode(b"a\x00\x00\x02").tobytes() == b"\x01"


@pytest.mark.parametrize("texts", [["a", "bb"], [["σ", ""], ["x", "y"]], [], "alone"])
def test_an_array_of_texts_comes_back(texts: Any) -> None:
    array = np.array(texts, dtype=str)
    for given in (array, array.astype(object)) if array.size else (array,):
        back = decode(encode(given))
        assert back.shape == array.shape
        assert back.dtype.kind == "U"
        assert (back == array).all()


def test_a_random_generator_goes_on_where_it_was() -> None:
    random = np.random.default_rng(3)
    random.integers(9, dtype=np.int32)  # half of a draw is kept
    back = decode(encode(random))
    assert encode(back) == encode(random)
    assert (back.normal(size=9) == random.normal(size=9)).all()
    assert encode(back) != encode(np.random.default_rng(3))


def test_equal_sets_have_the_same_bytes() -> None:
    assert (
        encode({3, "a", (1, 2)}) == encode({(1, 2), "a", 3}) == encode(frozenset({"a", 3, (1, 2)}))
    )


def test_random_generators_are_few(  # each takes some thousand bytes
) -> None:
    few = [np.random.default_rng(0)] * 9
    assert len(decode(encode(few))) == 9
    with pytest.raises(WireError, match="random generators"):
        decode(encode(few * 2))


def test_every_bit_of_a_number_comes_back() -> None:
    for bits in (0x7FF0000000000001, 0xFFF8000000000123, 0x8000000000000000, 1):
        number = struct.unpack("<d", struct.pack("<Q", bits))[0]
        for value in (number, [number], [number, 1]):
            back = decode(encode(value))
            back = back if value is number else back[0]
            assert struct.unpack("<Q", struct.pack("<d", back)) == (bits,)
        array = np.array([bits], "<u8").view("<f8")
        assert decode(encode(array)).view("<u8") == bits
    for bits, dtype in ((0x7C01, "f2"), (0x7F800001, "f4")):  # NaNs that signal
        array = np.array([bits], f"<u{dtype[1]}").view(dtype)
        assert decode(encode(array)).tobytes() == array.tobytes()


def test_an_array_is_the_reader_s_own() -> None:
    array = decode(encode(np.zeros(3)))
    array[0] = 1
    assert array.flags.owndata


def many(count: int, item: bytes, tag: bytes = b"l") -> bytes:
    return tag + struct.pack("<I", count) + item * count


def keys(count: int, item: bytes) -> bytes:
    entries = (b"s\x05\0\0\0%05x" % number + item for number in range(count))
    return b"m" + struct.pack("<I", count) + b"".join(entries)


SMALLEST = b"a\x00\x00\x01"  # an array of one bool, without a dimension


@pytest.mark.parametrize(
    "data",
    [
        many(10_000, b"N"), many(10_000, b"N", b"t"), many(10_000, many(0, b"")), many(10_000, many(0, b"", b"m")),
        many(10_000, SMALLEST), many(10_000, b"a\x0b\x01" + bytes(8)), many(10_000, b"i\x01\x80"), many(10_000, b"d" + bytes(8)),
        many(10_000, bytes(8), b"f"), many(10_000, b"s\x02\0\0\0\xc5\x81"), keys(10_923, b"N"), keys(10_923, SMALLEST),
        many(10_000, b"m\x01\0\0\0s\0\0\0\0" + SMALLEST), b"s" + struct.pack("<I", 10_004) + b"a" * 10_000 + "😀".encode(),
        b"a\x0b\x01" + struct.pack("<Q", 10_000) + bytes(80_000), b"a\x00\x01" + struct.pack("<Q", 10_000) + bytes(10_000),
    ],
)  # fmt: skip
def test_a_value_costs_no_more_than_is_promised(data: bytes) -> None:
    tracemalloc.start()
    try:
        decode(data)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak <= 64 * len(data)
    assert peak <= 6 * len(data) + 256 * ITEMS


def test_a_promise_of_many_elements_is_not_believed() -> None:
    with pytest.raises(WireError, match="more elements"):
        decode(b"l" + (ITEMS + 1).to_bytes(4, "little") + b"N" * (ITEMS + 1))
    half = many(ITEMS // 2, b"N")
    with pytest.raises(WireError, match="more elements"):
        decode(many(2, half))
    with pytest.raises(WireError, match="more elements"):
        decode(b"l\x05\x00\x00\x00NNNN")


def test_a_frame_above_the_limit_is_refused_before_it_is_read() -> None:
    with pytest.raises(WireError, match="at most 10"):
        read_frame(io.BytesIO((11).to_bytes(4, "little") + b"N" * 11), 10)
    for content in (b"", b"\x01\0\0"):
        with pytest.raises(EOFError):
            read_frame(io.BytesIO(content), 10)
    with pytest.raises(EOFError):
        read_frame(io.BytesIO((9).to_bytes(4, "little") + b"N"), 10)
