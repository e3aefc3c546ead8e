"""Whatever comes over the wire, in an archive or as text gives a value or one known error, for little memory.

By default there are few examples (tests/conftest.py), and the same each time. A longer run draws new
ones: `FUZZ_EXAMPLES=3000 python -m pytest -n0 -m "" tests/test_fuzz.py`, which took 5 minutes on two busy
cores (12 tests, up to 36,000 examples) and found nothing. A run before had found one thing: an
integer that could be read and not written, -2**511.
"""

import contextlib
import io
import os
import secrets
import struct
import tempfile
import tracemalloc
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from grader.assignment.settings import Limits
from grader.assignment.spec import Assignment
from grader.atomic_files import file_name
from grader.errors import ChildError, SubmissionError
from grader.inside.frames import WireError, read_frame, write_frame
from grader.inside.wire import DTYPES, ITEMS, decode, encode
from grader.intake.reading import read_submission
from grader.intake.safe_archive import FILE_BYTES, FILES, MODULES_BYTES
from grader.intake.submission import build
from grader.safe_text import clean
from grader.sandbox.channel import Timeout
from grader.sandbox.child import Child
from grader.sandbox.replies import Reply

SLACK = 2**14  # an error, the frames it passed and the like, whatever the size of the input


def allow(action: Callable[[], object], most: int) -> None:
    """An action may take so many bytes; the first time it may take more, to fill caches."""
    peaks = [measure(action)]
    if peaks[0] > most:
        peaks.append(measure(action))
    assert min(peaks) <= most, peaks


def measure(action: Callable[[], object]) -> int:
    """The most bytes that an action had at one time."""
    tracemalloc.start()
    try:
        action()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


# --- the wire ----------------------------------------------------------------------------------

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
plain_arrays = st.sampled_from(DTYPES).flatmap(
    lambda code: arrays.arrays(
        np.dtype(code), arrays.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=3)
    )
)
values = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-(2**511), 2**511 - 1),
        st.floats(),
        texts,
        plain_arrays,
        st.lists(st.floats(), max_size=4),
        st.sets(st.one_of(texts, st.integers(-(2**63), 2**63 - 1), st.tuples(texts)), max_size=4),
        st.lists(texts, max_size=4).map(lambda each: np.array(each, dtype=str)),
        st.integers(0, 99).map(np.random.default_rng),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.lists(inner, max_size=4).map(tuple),
        st.dictionaries(st.one_of(texts, st.integers(-(2**63), 2**63 - 1)), inner, max_size=4),
    ),
    max_leaves=12,
)


def is_same(one: Any, other: Any) -> bool:
    """Whether two values are alike to the last bit, and of the same types."""
    if type(one) is not type(other):
        return False
    match one:
        case float():
            return struct.pack("<d", one) == struct.pack("<d", other)
        case np.ndarray():
            alike = (one.dtype, one.shape) == (other.dtype, other.shape)
            return alike and one.tobytes() == other.tobytes()
        case np.random.Generator():
            return encode(one) == encode(other)
        case list() | tuple():
            return len(one) == len(other) and all(map(is_same, one, other))
        case dict():
            return list(one) == list(other) and all(map(is_same, one.values(), other.values()))
    return bool(one == other)


@example(-(2**511))
@given(values)
def test_a_value_comes_back_bit_for_bit(value: Any) -> None:
    assert is_same(decode(encode(value)), value)


# Counts and lengths: mostly true, sometimes a lie.
lies = st.sampled_from([0] * 12 + [1, -1, 7, ITEMS, 2**31, 2**32 - 1])
sides = st.sampled_from([0, 1, 1, 2, 3, 2**20, 2**31, 2**32, 2**62, 2**63, 2**64 - 1])


def pack_count(true: int, lie: int) -> bytes:
    return struct.pack("<I", (true + lie) % 2**32)


@st.composite
def array_frames(draw: st.DrawFn) -> bytes:
    number = draw(st.sampled_from([0, 0, 0, 9, 11, 13]) | st.integers(0, len(DTYPES)))
    shape = draw(st.lists(st.integers(0, 3), max_size=2) | st.lists(sides, max_size=5))
    content = draw(st.binary(max_size=24) | st.sampled_from([bytes(8), b"\x07" * 16]))
    head = struct.pack(f"<cBB{len(shape)}Q", b"a", number, len(shape), *shape)
    if number < len(DTYPES) and draw(st.booleans()):
        size = np.dtype(DTYPES[number]).itemsize * int(np.prod([side % 64 for side in shape]))
        content = (content or b"\1").ljust(size, b"\x07")[:size]
    return head + content


def text_frames(content: bytes, lie: int) -> bytes:
    return b"s" + pack_count(len(content), lie) + content


leaf_frames = st.one_of(
    st.sampled_from([b"N", b"T", b"F", b"X", b"", b"d" + bytes(8), b"d" + b"\xff" * 8, b"d1"]),
    st.builds(lambda size, number: b"i" + bytes([size]) + number, st.integers(0, 255), st.binary()),
    st.builds(lambda number: b"i" + bytes([len(number)]) + number, st.binary(max_size=70)),
    st.builds(
        text_frames,
        st.binary(max_size=6) | st.sampled_from([b"\xed\xa0\x80", b"\xc0\x80", "σ".encode()]),
        lies,
    ),
    st.builds(
        lambda count, lie: b"f" + pack_count(count, lie) + b"\x7f" * 8 * count,
        st.integers(0, 4),
        lies,
    ),
    array_frames(),
)


def container_frames(inner: st.SearchStrategy[bytes]) -> st.SearchStrategy[bytes]:
    keys = st.sampled_from([text_frames(key, 0) for key in (b"a", b"b", b"c", b"")] + [b"N"])
    return st.one_of(
        st.builds(
            lambda tag, items, lie: tag + pack_count(len(items), lie) + b"".join(items),
            st.sampled_from([b"l", b"t"]),
            st.lists(inner, max_size=5),
            lies,
        ),
        st.builds(
            lambda items, lie: (
                b"m" + pack_count(len(items), lie) + b"".join(k + v for k, v in items)
            ),
            st.lists(st.tuples(keys, inner), max_size=5),
            lies,
        ),
        st.builds(
            lambda item, count: b"l" + pack_count(count, 0) + item * count,
            inner,
            st.integers(100, 400),
        ),
        st.builds(lambda item, depth: b"l\1\0\0\0" * depth + item, inner, st.integers(1, 20)),
    )


frames = st.recursive(leaf_frames, container_frames, max_leaves=12)


@st.composite
def mutated(draw: st.DrawFn, whole: st.SearchStrategy[bytes]) -> bytes:
    """Bytes with a few places written over, or also cut out, filled in and doubled."""
    data = bytearray(draw(whole))
    in_place = draw(st.booleans())
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        piece = draw(st.binary(max_size=8) | st.sampled_from([b"\xff" * 4, bytes(4), b"PK\5\6"]))
        end = min(len(data), start + (len(piece) if in_place else draw(st.integers(0, 8))))
        twice = draw(st.sampled_from([False] * 3 + [True])) and not in_place
        data[start:end] = data[start:end] * 2 if twice else piece[: len(data) - start]
    return bytes(data)


def is_plain(value: Any) -> bool:
    """Whether every bool of NumPy's is one, and so on inwards."""
    match value:
        case np.ndarray():
            return value.dtype != np.bool_ or value.tobytes().strip(b"\0\1") == b""
        case list() | tuple():
            return all(map(is_plain, value))
        case dict():
            return all(map(is_plain, value.values()))
    return True


def check_decoding(data: bytes) -> None:
    """A value or a `WireError`, for no more memory than `wire` says; a value can be sent again."""
    decoded: list[Any] = []

    def attempt() -> None:
        with contextlib.suppress(WireError):
            decoded.append(decode(data))

    allow(attempt, SLACK + 64 * len(data))
    for value in decoded:
        assert is_plain(value)
        assert is_same(decode(encode(value)), value)


@given(st.binary(max_size=200))
def test_bytes_are_a_value_or_a_wire_error(data: bytes) -> None:
    check_decoding(data)


@given(mutated(values.map(encode)))
def test_a_damaged_value_is_a_value_or_a_wire_error(data: bytes) -> None:
    check_decoding(data)


@given(frames | array_frames())
def test_a_frame_that_lies_is_a_value_or_a_wire_error(data: bytes) -> None:
    check_decoding(data)


class Dripping:
    """A stream that gives a few bytes at a time, and remembers the most it was asked for."""

    def __init__(self, data: bytes, step: int) -> None:
        self._data = io.BytesIO(data)
        self._step = step
        self.asked = 0

    def read(self, count: int) -> bytes:
        self.asked = max(self.asked, count)
        return self._data.read(min(count, self._step))

    def left(self) -> bytes:
        return self._data.read()


@given(st.binary(max_size=40), st.integers(0, 60), st.integers(1, 50), st.booleans())
def test_a_stream_gives_frames_then_its_end_and_is_never_asked_for_more_than_the_limit(
    data: bytes, limit: int, step: int, framed: bool
) -> None:
    if framed:
        head = io.BytesIO()
        write_frame(head, data)
        data = head.getvalue() + data
    stream = Dripping(data, step)
    try:
        frame = read_frame(stream, limit)
        assert len(frame) <= limit
        assert struct.pack("<I", len(frame)) + frame + stream.left() == data
    except EOFError:
        assert len(data) < 4 or len(data) - 4 < struct.unpack("<I", data[:4])[0] <= limit
    except WireError:
        assert struct.unpack("<I", data[:4])[0] > limit
    assert stream.asked <= max(4, limit)


# --- archives ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def place() -> Iterator[Path]:
    """A file to write an archive to."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder, "ada.zip")


def check_archive(place: Path, content: bytes) -> None:
    """A submission, or a sentence about it, for a bounded amount of memory."""
    place.write_bytes(content)
    submission = read_submission(place)
    size = sum(len(source.encode()) for source in submission.modules.values())
    assert size <= 2 * MODULES_BYTES  # one byte of an old encoding may be two of UTF-8
    assert all(len(name) < 256 for name in (*submission.modules, *submission.others))
    assert not (submission.problem and submission.modules)
    assert not any(unicodedata.category(c) == "Cc" for c in submission.problem)
    assert len(submission.problem) < 500
    # The archive and a copy of it, the list of files, then for each byte of a module itself and
    # its text, which is up to four bytes for each character, and twice while it is made.
    unpacked = MODULES_BYTES if submission.problem else 10 * size
    most = 2**16 + 4 * len(content) + 3000 * min(FILES, content.count(b"PK\1\2")) + unpacked
    allow(lambda: read_submission(place), most)


@dataclass(frozen=True)
class Entry:
    """One file of an archive, and what is claimed of it."""

    name: bytes
    content: bytes = b"x = 1\n"
    packing: int = zipfile.ZIP_STORED
    claimed: int | None = None
    """The size that is claimed, and likewise below; None is the true one."""
    packed: int | None = None
    crc: int | None = None
    place: int | None = None
    data: bytes | None = None
    flags: int = 0
    mode: int = 0
    extra: bytes = b""
    local_name: bytes | None = None
    version: int = 20


def pack(content: bytes, packing: int) -> bytes:
    if packing != zipfile.ZIP_DEFLATED:
        return content
    deflate = zlib.compressobj(9, wbits=-15)
    return deflate.compress(content) + deflate.flush()


def write_archive(entries: list[Entry], claims: dict[str, int], comment: bytes = b"") -> bytes:
    """An archive with every claim as it is told; `claims` are those of its end."""
    body, names = b"", b""
    for entry in entries:
        data = pack(entry.content, entry.packing) if entry.data is None else entry.data
        crc = zlib.crc32(entry.content) if entry.crc is None else entry.crc
        packed = len(data) if entry.packed is None else entry.packed
        size = len(entry.content) if entry.claimed is None else entry.claimed
        common = (entry.version, entry.flags, entry.packing, 0, 33, crc, packed, size)
        start = len(body) if entry.place is None else entry.place
        local = entry.name if entry.local_name is None else entry.local_name
        body += struct.pack("<4s5H3L2H", b"PK\3\4", *common, len(local), 0) + local + data
        lengths = (len(entry.name), len(entry.extra), 0)
        names += struct.pack(
            "<4s6H3L5H2L", b"PK\1\2", 20, *common, *lengths, 0, 0, entry.mode << 16, start
        )
        names += entry.name + entry.extra
    end = {"disk": 0, "first": 0, "here": len(entries), "all": len(entries)}
    end |= {"size": len(names), "start": len(body), "comment": len(comment)}
    claimed = [value & 0xFFFFFFFF for value in (end | claims).values()]
    return body + names + struct.pack("<4s4H2LH", b"PK\5\6", *claimed) + comment


NAMES = [
    b"loss.py", b"a/loss.py", b"a\\loss.py", b"./loss.py", b"../loss.py", b"/loss.py", b"C:/loss.py", b"loss.py\0.txt",
    b"a\nb.py", "σ.py".encode(), b"\xff.py", b"", b"/", b"a/", b"x.zip", b"notes.txt", b"__MACOSX/._loss.py", b"Icon\r", b"." * 300, b"n" * 300 + b".py",
    b"my-loss.py",
]  # fmt: skip
CONTENTS = [
    b"", b"x = 1\n", b"# coding: utf-16\n", b"# coding: punycode\nb-a-9", b"# coding: undefined\n", b"\xef\xbb\xbfx = 1", b"\xff\xfe",
    b"# coding: latin-1\n\xe9\xe9", b"\0" * FILE_BYTES, b"\n" * (FILE_BYTES + 1), b"#" + "😀".encode() * (FILE_BYTES // 8),
    b"# coding: utf-7\n+2AA-", b"# coding: unicode_escape\n\\ud800", b"# coding: zlib\n", b"# coding: " + b"k" * 5000, b"BZh91AY&SY", b"PK\5\6" + bytes(18),
]  # fmt: skip
SIZES = [0, 5, 7, FILE_BYTES, FILE_BYTES + 1, 2**31, 2**32 - 1]
LIES: dict[str, list[Any]] = {
    "packing": [9, 12, 14, 93, 97],
    "claimed": SIZES,
    "packed": SIZES,
    "crc": [0],
    "data": [b"", b"\xff" * 20],
    "place": [0, 1, 36, 300, 2**31, 2**32 - 1],
    "flags": [1, 8, 0x20, 0x40, 0x800],
    "mode": [0o100644, 0o120777, 0o040755, 0o010644, 0o020644],
    "extra": [b"\1\0\x18\0" + b"\xff" * 24, b"\1\0\x10\0" + bytes(16), b"\1\0\xff\xff", b"up\x0e\0\1" + bytes(4) + b"../x.py.."],
    "local_name": [b"lose.py", b"\xff", b"n" * 100],
    "version": [45, 63, 255],
}  # fmt: skip
honest = st.builds(
    Entry,
    name=st.sampled_from([b"loss.py", b"train.py", b"a/loss.py"]) | st.sampled_from(NAMES),
    content=st.sampled_from(CONTENTS) | st.binary(max_size=20),
    packing=st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]),
)
lying = st.builds(
    lambda entry, name, lies: replace(entry, name=name, **dict(lies)),
    honest,
    st.sampled_from([b"loss.py"] * 5 + [b"\xff.py"]),
    st.lists(
        st.sampled_from(list(LIES)).flatmap(
            lambda field: st.tuples(st.just(field), st.sampled_from(LIES[field]))
        ),
        min_size=1,
        max_size=2,
    ),
)
claims = st.dictionaries(
    st.sampled_from(["disk", "first", "here", "all", "comment"]), st.sampled_from([0, 1, 2, FILES + 1, 0xFFFF]), max_size=1
) | st.dictionaries(st.sampled_from(["size", "start"]), st.sampled_from([0, 46, 2**20, 2**32 - 1]), max_size=1)  # fmt: skip
built = st.builds(
    write_archive,
    st.lists(honest, max_size=3),
    st.just({}) | claims,
    st.sampled_from([b"", b"", b"comment", b"PK\5\6" + bytes(18), b"PK\5\6" + bytes(18) + b"#"]),
)


@given(
    st.binary(max_size=300) | st.binary(max_size=50).map(lambda tail: tail + b"PK\5\6" + bytes(18))
)
def test_bytes_are_an_archive_or_a_sentence(place: Path, content: bytes) -> None:
    check_archive(place, content)


@given(lying.map(lambda entry: write_archive([entry, Entry(b"train.py", packing=8)], {})))
def test_an_archive_with_a_file_that_lies_is_an_archive_or_a_sentence(
    place: Path, content: bytes
) -> None:
    check_archive(place, content)


@given(built)
def test_an_archive_that_lies_is_an_archive_or_a_sentence(place: Path, content: bytes) -> None:
    check_archive(place, content)


small = st.lists(honest.map(lambda entry: replace(entry, content=entry.content[:50])), max_size=3)


@given(mutated(small.map(lambda entries: write_archive(entries, {}))))
def test_a_damaged_archive_is_an_archive_or_a_sentence(place: Path, content: bytes) -> None:
    check_archive(place, content)


@pytest.mark.thorough
def test_the_worst_archives_cost_what_an_archive_may_cost(place: Path) -> None:
    bomb = b"\n" * 2**25
    dear = b"#" + "😀".encode() * ((FILE_BYTES - 1) // 4)
    for content in (
        write_archive([Entry(b"loss.py", bomb, 8)], {}),
        write_archive([Entry(b"loss.py", bomb, 8, claimed=FILE_BYTES)], {}),
        write_archive([Entry(b"notes.txt", bomb, 8)], {}),
        write_archive([Entry(b"m%d.py" % number, dear, 8) for number in range(4)], {}),
        write_archive([Entry(b"m%d.py" % number, dear, 8) for number in range(6)], {}),
        write_archive([Entry(b"%d.py" % number, b"") for number in range(FILES)], {}),
        write_archive([Entry(b"%d.py" % number, b"") for number in range(5_000)], {}),
        write_archive([Entry(b"%d.py" % number, b"") for number in range(20_000)], {"here": 1, "all": 1}),
        write_archive([Entry(b"n" * 60_000 + b"%d.py" % number, b"") for number in range(50)], {}),
        b"PK\5\6" * 2**18,
    ):  # fmt: skip
        check_archive(place, content)


@given(
    st.sampled_from(CONTENTS)
    | st.binary(max_size=100)
    | st.binary(max_size=20).map(lambda text: b"# coding: " + text)
)
def test_a_source_is_text_for_a_file_or_the_trouble_of_its_module(content: bytes) -> None:
    submission = build("ada", {"loss.py": content})
    assert len(submission.modules) + len(submission.unreadable) == 1
    for source in submission.modules.values():
        source.encode()
    assert all(len(said) < 300 for said in submission.unreadable.values())


def test_a_path_that_is_no_archive_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "ada.rar").write_bytes(b"Rar!")
    with pytest.raises(
        SubmissionError, match=r"ada\.rar is neither a folder nor an archive \(\.zip, \.tar, "
    ):
        read_submission(tmp_path / "ada.rar")


# --- text --------------------------------------------------------------------------------------


close = st.lists(st.sampled_from([b"\xff", b"\xfe", b"%", b"."]), max_size=3).map(b"".join)
names = (close | st.binary(max_size=200)).map(os.fsdecode)


@given(st.text(max_size=60), st.integers(0, 50))
def test_text_that_is_shown_has_no_controls_and_an_end(text: str, limit: int) -> None:
    shown = clean(text, limit)
    assert len(shown) <= limit + 1
    assert all(c in "\n\t" or not unicodedata.category(c).startswith("C") for c in shown)
    shown.encode()
    if len(text) <= limit and not set(text) & set(":#"):  # those may be taken apart
        assert len(shown) == len(text)


@given(names, names)
def test_a_name_gives_a_file_name_of_its_own(one: str, other: str) -> None:
    name = file_name(one)
    assert name.isascii()
    assert name.isprintable()
    assert len(name) <= 120
    assert not name.startswith(".")
    assert not set(name) & set('/\\:*?"<>| ')
    assert (file_name(other) == name) == (one == other)
    assert file_name(name) != name or one == name  # the name of a file is nobody's other name


# --- a reply -----------------------------------------------------------------------------------

replies = st.fixed_dictionaries(
    {},
    optional={
        "kind": st.one_of(st.sampled_from(["answer", "error", "ask"]), values),
        "number": st.one_of(st.just(7), values),
        "value": st.one_of(st.binary(max_size=8).map(lambda b: np.frombuffer(b, np.uint8)), values),
        "arguments": st.one_of(st.none(), values),
        "function": st.one_of(st.just("forward"), values),
        "asked": st.one_of(st.just({}), values),
        "printed": st.one_of(texts, values),
        "printed_total": st.one_of(st.just(0), values),
        "error": values,
    },
)
answers = st.builds(
    lambda value, more: {
        "kind": "answer",
        "number": 7,
        "value": np.frombuffer(encode(value), np.uint8),
        "asked": {},
        **more,
    },
    values,
    st.fixed_dictionaries(
        {},
        optional={
            "arguments": st.one_of(st.none(), st.just(()), values),
            "asked": st.one_of(st.just({"forward": 3}), values),
            "printed": st.one_of(texts, values),
            "printed_total": st.one_of(st.just(10**6), values),
        },
    ),
)


class Says:
    """A line on which a reply comes to everything, until it has been said often enough."""

    def __init__(self, reply: Any) -> None:
        self.replies = [encode({"kind": "locked", "missing": {}}), *[encode(reply)] * 3]

    def exchange(self, frames: object, limit: int, timeout: Timeout) -> bytes:
        del frames, limit, timeout
        if not self.replies:
            raise EOFError
        return self.replies.pop(0)

    def close(self) -> int | None:
        return 0

    def has_ended(self, _seconds: float) -> bool:
        return True

    def find_waited(self) -> float:
        return 0.0

    def find_memory(self) -> int:
        return 0


def ask(limits: Limits, reply: Any) -> tuple[Reply, str]:
    """What a child makes of a reply, and what was printed."""

    def tell(_function: str, arguments: tuple[Any, ...]) -> Any:
        return arguments[0]

    given_too = {"forward": {"forward": "function"}}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(secrets, "randbits", lambda _: 7)
        with Child(Says(reply), {}, limits, "stubbed", given_too, tell) as child:
            return child.call("m", "f", (), Timeout(60)), child.printed


@given(reply=st.one_of(answers, replies, values))
def test_whatever_a_reply_is_it_is_a_value_or_an_error_of_that_submission(
    xor: Assignment, reply: Any
) -> None:
    with contextlib.suppress(ChildError):
        answer, printed = ask(xor.limits, reply)
        assert answer.changed is None or isinstance(answer.changed, tuple)
        assert answer.asked.keys() <= {"forward"}
        assert len(printed) <= xor.limits.output_characters + 200


@given(value=values)
def test_a_reply_in_the_right_form_is_its_value(xor: Assignment, value: Any) -> None:
    sent = encode(value)
    arguments = np.frombuffer(encode(()), np.uint8)
    value = np.frombuffer(sent, np.uint8)
    reply = {"kind": "answer", "number": 7, "value": value, "arguments": arguments, "asked": {}}
    answer, printed = ask(xor.limits, reply)
    assert encode(answer.value) == sent
    assert (answer.changed, answer.asked, printed) == (None, {}, "")
