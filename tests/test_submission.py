"""Submissions are read, never run, and nothing in an archive can do harm."""

import contextlib
import io
import itertools
import json
import os
import shutil
import stat
import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from grader.assignment.spec import Assignment
from grader.cli import main
from grader.discovery import class_folder as discovery
from grader.errors import SubmissionError
from grader.intake.file_source import list_archive
from grader.intake.module_sets import choose_files
from grader.intake.reading import read_submission
from grader.intake.safe_archive import ARCHIVE_BYTES, FILE_BYTES, LIST_BYTES, MODULE
from grader.intake.submission import NO_ENCODINGS, Submission, build


def find(path: Path, assignment: Assignment) -> list[Submission]:
    """Every submission at a path, read."""
    return [entry.read() for entry in discovery.take_inventory(path, assignment).entries]


END = struct.Struct("<4s4H2LH")


def archive(path: Path, files: Mapping[str, bytes | str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in files.items():
            zipped.writestr(name, content)
    return path


def zipped(**fields: object) -> bytes:
    """An archive with loss.py alone, its entry with these fields."""
    entry = zipfile.ZipInfo("loss.py")
    entry.compress_type = zipfile.ZIP_DEFLATED
    for name, value in fields.items():
        setattr(entry, name, value)
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr(entry, "x = 1\n" * 100)
    return content.getvalue()


def archive_of(names: list[str]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name in names:
            archive.writestr(name, "x = 1")
    return content.getvalue()


def ending(content: bytes, **changes: int) -> bytes:
    """The archive with other claims in its last record."""
    names = ("mark", "disk", "first_disk", "here", "entries", "size", "start", "comment")
    fields = dict(zip(names, END.unpack(content[-END.size :]), strict=True))
    return content[: -END.size] + END.pack(*{**fields, **changes}.values())


def listing(content: bytes, place: int, value: bytes) -> bytes:
    """The archive with other bytes at a place in its (first) entry of the list."""
    start = content.index(b"PK\x01\x02") + place
    return content[:start] + value + content[start + len(value) :]


def unpack(content: bytes) -> dict[str, bytes]:
    """The files of a zip, of which the modules are read."""
    files = choose_files(list_archive("ada.zip", content), (), [])
    return {
        name: item.read(FILE_BYTES, []) if MODULE.fullmatch(name) else b""
        for name, item in files.items()
    }


def problem(content: bytes) -> str:
    with pytest.raises(SubmissionError) as refused:
        unpack(content)
    return str(refused.value)


ONE = zipped()


def test_a_folder_and_its_zip_are_the_same_submission(tmp_path: Path) -> None:
    folder = tmp_path / "ada"
    folder.mkdir()
    (folder / "loss.py").write_bytes(b"x = 1\r\n")
    zipped = archive(
        tmp_path / "ada.zip", {"ada/loss.py": b"x = 1\r\n", "__MACOSX/ada/._loss.py": b"\0"}
    )
    assert (
        read_submission(folder) == read_submission(zipped) == build("ada", {"loss.py": b"x = 1\n"})
    )


@pytest.mark.parametrize(
    "content",
    [
        "σ = 1\n".encode("utf-8-sig"),
        "# coding: latin-1\nx = 'é'\n".encode("latin-1"),
        b"x = 1\r\ny = 2\r\n",
    ],
)
def test_sources_are_decoded_as_python_does(content: bytes) -> None:
    source = build("ada", {"loss.py": content}).modules["loss"]
    compile(source, "loss.py", "exec")
    assert "\r" not in source


def test_text_that_python_cannot_read_is_the_trouble_of_that_module_alone() -> None:
    submission = build(
        "ada", {"loss.py": b"# coding: klingon\n", "sigmoid.py": b"\xff\xfe", "train.py": b""}
    )
    assert sorted(submission.unreadable) == ["loss", "sigmoid"]
    assert submission.unreadable["loss"].startswith(
        "loss.py is not text that Python can read: unknown encoding"
    )
    assert list(submission.modules) == ["train"]


@pytest.mark.parametrize(
    "name",
    [
        "../loss.py",
        "/etc/loss.py",
        "a/../../loss.py",
        "C:\\loss.py",
        "..\\loss.py",
        "\\loss.py",
        "c:loss.py",
        "//host/loss.py",
        "a\nb.py",
        "a\x1b[2J.py",
        "\x85.py",
        "a" * 256 + ".py",
        ".",
        ".git/../../loss.py",
    ],
)
def test_an_unsafe_name_closes_the_archive(tmp_path: Path, name: str) -> None:
    path = archive(tmp_path / "ada.zip", {"sigmoid.py": "", name: "x = 1"})
    assert "unsafe name" in read_submission(path).problem
    assert read_submission(path).modules == {}


def test_a_link_in_an_archive_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "ada.zip"
    with zipfile.ZipFile(path, "w") as zipped:
        entry = zipfile.ZipInfo("loss.py")
        entry.external_attr = (stat.S_IFLNK | 0o777) << 16
        zipped.writestr(entry, "/etc/passwd")
        zipped.writestr("train.py", "x = 1")
    found = read_submission(path)
    assert found.modules == {"train": "x = 1"}
    assert found.unreadable == {"loss": "loss.py is a link. Hand in the file itself."}
    assert found.notes == ("1 link left out, and not followed: loss.py.",)


def test_a_link_in_a_folder_is_not_followed_and_costs_what_it_stands_for(tmp_path: Path) -> None:
    (tmp_path / "ada").mkdir()
    (tmp_path / "ada" / "train.py").write_text("x = 1")
    for name in ("loss.py", "notes.py", "self"):
        (tmp_path / "ada" / name).symlink_to(tmp_path / "ada" if name == "self" else os.__file__)
    found = read_submission(tmp_path / "ada")
    assert found.problem == ""
    assert found.modules == {"train": "x = 1"}
    assert sorted(found.unreadable) == ["loss", "notes"]
    assert found.notes == ("3 links left out, and not followed: loss.py, notes.py, self.",)


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = archive(tmp_path / "ada.zip", {"loss.py": b"\n" * (FILE_BYTES + 1)})
    assert (
        read_submission(path).problem == "loss.py is larger than 1 MB; a module is a few kilobytes."
    )
    several = archive(tmp_path / "cy.zip", {f"m{i}.py": b"\n" * FILE_BYTES for i in range(5)})
    assert "larger than 4 MB together" in read_submission(several).problem
    many = archive(tmp_path / "bo.zip", {f"m{i}.py": b"" for i in range(1001)})
    assert "more than 1000 entries" in read_submission(many).problem


def test_a_broken_or_encrypted_archive_is_a_sentence(tmp_path: Path) -> None:
    whole = archive(tmp_path / "ada.zip", {"loss.py": b"x = 1\n" * 100}).read_bytes()
    (tmp_path / "ada.zip").write_bytes(b"")
    assert read_submission(tmp_path / "ada.zip").problem.startswith("The archive is empty")
    for content in (
        b"PK\x03\x04",
        b"not a zip",
        whole[: len(whole) // 2],
        whole[:40] + b"\xff" * 8 + whole[48:],
    ):
        (tmp_path / "ada.zip").write_bytes(content)
        assert "This .zip cannot be opened" in read_submission(tmp_path / "ada.zip").problem
    locked = bytearray(whole)
    locked[6] |= 1
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "ada.zip").write_bytes(bytes(locked))
    said = "The archive is encrypted; zip it without a password."
    assert read_submission(tmp_path / "ada.zip").problem == said


def test_a_name_that_comes_twice_closes_the_archive(tmp_path: Path) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as zipped:
        zipped.writestr("loss.py", "x = 1")
        zipped.writestr("lose.py", "x = 2")
    (tmp_path / "ada.zip").write_bytes(content.getvalue().replace(b"lose.py", b"loss.py"))
    assert "twice" in read_submission(tmp_path / "ada.zip").problem
    same = archive(tmp_path / "bo.zip", {"a/loss.py": "x = 1", "a\\loss.py": "x = 2"})
    assert "twice" in read_submission(same).problem


def test_a_name_does_not_end_at_a_nul() -> None:
    content = zipped(filename="loss.pyX").replace(b"loss.pyX", b"loss.py\0")
    assert "unsafe name 'loss.py�'" in problem(content)


def test_litter_of_systems_is_passed_over_and_windows_separators_are_read(tmp_path: Path) -> None:
    path = archive(
        tmp_path / "ada.zip",
        {"hw\\": "", "hw\\data\\": "", "hw\\loss.py": "x = 1", "hw/.DS_Store": "", "__MACOSX/hw/._loss.py": "\0",
         "hw/Icon\r": "", "hw/notes.txt": "", "hw/__pycache__/loss.py": "x = 2"},
    )  # fmt: skip
    assert read_submission(path) == build("ada", {"loss.py": b"x = 1", "notes.txt": b""})


def test_an_archive_in_an_archive_is_said_and_an_empty_one_is_empty(tmp_path: Path) -> None:
    assert (
        "another archive, 'xor.zip'"
        in read_submission(archive(tmp_path / "a.zip", {"xor.zip": "P"})).problem
    )
    assert read_submission(archive(tmp_path / "ada.zip", {})) == build("ada", {})


def test_the_claims_of_an_archive_are_weighed_before_its_list_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = archive_of([f"m{number}.py" for number in range(1001)])

    def never(*_: object) -> None:
        raise AssertionError("the list was read")

    monkeypatch.setattr(zipfile, "ZipFile", never)
    locator = b"PK\x06\x07" + bytes(16)
    for content, words in (
        (whole, "more than 1000 entries"),
        (ending(whole, entries=1, here=1), "list of files has a wrong offset or size"),
        (ending(ONE, size=LIST_BYTES + 1), "names in the archive take more than 512 KB"),
        (ending(ONE, entries=2, here=2), "wrong offset or size"),
        (ending(ONE, start=0), "wrong offset or size"),
        (ending(ONE, disk=1), "one part of several"),
        (ending(ONE, here=0), "one part of several"),
        (ending(ONE, entries=0xFFFF, here=0xFFFF), "zip64"),
        (ending(ONE, size=0xFFFFFFFF), "zip64"),
        (ending(ONE, start=0xFFFFFFFF), "zip64"),
        (ONE[: -END.size] + locator + ONE[-END.size :], "zip64"),
        (b"#!/bin/sh\n" + ONE, "wrong offset or size"),
        (ONE + b"\n", "no end"),
    ):
        assert words in problem(content)


def test_an_archive_that_two_readers_would_read_differently_is_refused() -> None:
    other = zipped(filename="lose.py")
    inner = other[: -END.size] + b"#" * 100 + other[-END.size :]
    # One archive is the comment of the other: who looks from the front sees the one, from the back the other.
    both = ending(ONE, comment=len(inner)) + inner
    assert "more than one end" in problem(both)
    # An end that does not reach to the end of the file is no end, and zipfile, which takes the last, sees another.
    comment = END.pack(b"PK\x05\x06", 0, 0, 0, 0, 0, 0, 0) + b"####"
    assert list(unpack(ending(ONE, comment=len(comment)) + comment)) == ["loss.py"]


def test_an_archive_may_have_a_comment_and_hold_an_archive() -> None:
    assert list(unpack(ending(ONE, comment=40) + b"c" * 40)) == ["loss.py"]
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("loss.py", "x = 1")
        archive.writestr("old.zip", ONE)
    assert unpack(content.getvalue()) == {"loss.py": b"x = 1", "old.zip": b""}


@pytest.mark.parametrize("packing", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA, 9, 93])
def test_only_the_two_usual_packings_are_unpacked(packing: int) -> None:
    claimed = listing(ONE, 10, struct.pack("<H", packing))
    assert f"unsupported compression (number {packing})" in problem(claimed)


def test_files_that_share_bytes_are_refused() -> None:
    bomb = archive_of(["loss.py", "lose.py"])
    second = bomb.index(b"PK\x01\x02", bomb.index(b"PK\x01\x02") + 4)
    bomb = bomb[: second + 42] + bytes(4) + bomb[second + 46 :]
    assert "its files overlap" in problem(bomb)
    for place in (len(ONE), 2**32 - 1):
        assert "its files overlap" in problem(listing(ONE, 42, struct.pack("<L", place)))


def test_sizes_that_lie_are_refused() -> None:
    longer, shorter = (struct.pack("<L", size) for size in (700, 10))
    assert "shorter than it says" in problem(listing(ONE, 24, longer))
    assert "This .zip cannot be opened (Bad CRC-32" in problem(listing(ONE, 24, shorter))
    assert "extends past" in problem(listing(ONE, 20, struct.pack("<L", 2**31)))
    assert "larger than 1 MB" in problem(listing(ONE, 24, struct.pack("<L", 2**31)))


def test_an_archive_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "ada.zip").open("wb") as file:
        file.truncate(ARCHIVE_BYTES + 1)
    assert (
        read_submission(tmp_path / "ada.zip").problem
        == "ada.zip is larger than 8 MB; zip the modules alone."
    )


@pytest.mark.parametrize("encoding", NO_ENCODINGS)
def test_an_encoding_that_no_editor_writes_is_the_trouble_of_that_module(encoding: str) -> None:
    source = f"# coding: {encoding}\nb" + "a-" * 10
    submission = build("ada", {"loss.py": source.encode(), "train.py": b""})
    assert "is not for files. Save it as UTF-8." in submission.unreadable["loss"]
    assert list(submission.modules) == ["train"]


def test_what_is_said_of_a_strange_encoding_is_short() -> None:
    submission = build("ada", {"loss.py": b"# coding: " + b"x" * 10000})
    assert len(submission.unreadable["loss"]) < 300


def test_a_folder_that_is_a_link_is_not_followed(tmp_path: Path, xor: Assignment) -> None:
    elsewhere = tmp_path / "solutions"
    elsewhere.mkdir()
    (elsewhere / "loss.py").write_text("x = 1")
    archive(elsewhere / "cy.zip", {"loss.py": ""})
    room = tmp_path / "class"
    (room / "ada").mkdir(parents=True)
    (room / "ada" / "inner").symlink_to(elsewhere)
    (room / "bo").symlink_to(elsewhere)
    (room / "cy.zip").symlink_to(elsewhere / "cy.zip")
    (room / "dee").symlink_to(tmp_path / "nowhere")
    (room / "eve").mkdir()
    (room / "eve" / "xor").symlink_to(elsewhere)
    found = {submission.student: submission for submission in find(room, xor)}
    assert {
        student: submission.problem.partition(". ")[0] for student, submission in found.items()
    } == {
        "ada": "",
        "bo": "bo is a link",
        "cy": "cy.zip is a link",
        "dee": "dee is a link",
        "eve": "xor is a link",
    }
    assert not any(submission.modules for submission in found.values())
    # What the person at the keyboard names is their own.
    assert list(read_submission(room / "bo").modules) == ["loss"]


def test_a_pipe_or_a_device_is_not_so_much_as_opened(
    tmp_path: Path, xor: Assignment, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ada").mkdir()
    os.mkfifo(tmp_path / "ada" / "loss.py")
    os.mkfifo(tmp_path / "bo.zip")
    opened: list[object] = []
    really_open = os.open

    def watch(path: Any, *args: Any, **named: Any) -> int:
        opened.append(path)
        return really_open(path, *args, **named)

    monkeypatch.setattr(os, "open", watch)
    found = [submission.problem for submission in find(tmp_path, xor)]
    assert "ada" in opened
    assert not {"loss.py", "bo.zip"} & {*opened}
    assert found == [
        "loss.py is not a plain file; hand in the file itself.",
        "bo.zip is not a plain file; hand in the file itself.",
    ]


def test_a_file_that_becomes_a_pipe_or_a_link_meanwhile_is_neither_waited_for_nor_followed(
    tmp_path: Path, xor: Assignment
) -> None:
    plain = archive(tmp_path / "plain.zip", {"loss.py": ""})
    room = tmp_path / "class"
    room.mkdir()
    for name in ("ada.zip", "bo.zip"):
        shutil.copy(plain, room / name)
    ada, bo = discovery.take_inventory(room, xor).entries
    (room / "ada.zip").unlink()
    (room / "bo.zip").unlink()
    os.mkfifo(room / "ada.zip")
    (room / "bo.zip").symlink_to(plain)
    assert "not a plain file" in ada.read().problem
    assert "bo.zip is a link" in bo.read().problem


def test_a_folder_may_not_hold_huge_files_or_huge_numbers_of_them(tmp_path: Path) -> None:
    for name in ("ada", "bo", "cy"):
        (tmp_path / name).mkdir()
    with (tmp_path / "ada" / "loss.py").open("wb") as file:
        file.truncate(2**40)
    assert "loss.py is larger than 1 MB" in read_submission(tmp_path / "ada").problem
    for number in range(5):
        with (tmp_path / "bo" / f"m{number}.py").open("wb") as file:
            file.truncate(FILE_BYTES)
    assert "larger than 4 MB together" in read_submission(tmp_path / "bo").problem
    for number in range(1001):
        (tmp_path / "cy" / str(number)).touch()
    assert "more than 1000 files" in read_submission(tmp_path / "cy").problem


def test_a_folder_is_read_no_further_than_it_may_go_and_only_its_modules(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (tmp_path / "weights.npy").open("wb") as file:
        file.truncate(2**40)
    assert read_submission(tmp_path, "ada") == build("ada", {"weights.npy": b""})
    (entry,) = os.scandir(tmp_path)
    endless = itertools.chain(itertools.repeat(entry, 1001), map(pytest.fail, ["read further"]))
    monkeypatch.setattr(os, "scandir", lambda _: contextlib.nullcontext(endless))
    assert "more than 1000 files" in read_submission(tmp_path).problem


def test_a_file_that_may_not_be_read_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "loss.py").write_text("")

    really_open = os.open

    def refuse(path: Any, *args: Any, **named: Any) -> int:
        if path == "loss.py":
            raise PermissionError(13, "Permission denied", path)
        return really_open(path, *args, **named)

    monkeypatch.setattr(os, "open", refuse)  # the tests may be run by root, who may read anything
    said = "loss.py cannot be read: Permission denied. Check its permissions, or hand it in again."
    assert read_submission(tmp_path).problem == said


def test_each_layout_gives_a_submission_per_student(tmp_path: Path, xor: Assignment) -> None:
    (tmp_path / "ada").mkdir()
    (tmp_path / "ada" / "loss.py").write_text("")
    archive(tmp_path / "bo.zip", {"xor/loss.py": ""})
    (tmp_path / "cy" / "xor").mkdir(parents=True)  # nbgrader's layout
    (tmp_path / "cy" / "xor" / "loss.py").write_text("")
    (tmp_path / "dee" / "my homework").mkdir(parents=True)
    (tmp_path / "dee" / "my homework" / "loss.py").write_text("")
    (tmp_path / "empty").mkdir()
    (tmp_path / "notes.txt").write_text("not a submission")
    found = {submission.student: list(submission.modules) for submission in find(tmp_path, xor)}
    assert found == {
        "ada": ["loss"],
        "bo": ["loss"],
        "cy": ["loss"],
        "dee": ["loss"],
        "empty": [],
        "notes": [],
    }
    assert [submission.student for submission in find(tmp_path / "ada", xor)] == ["ada"]


NAMES = (b"\xffeve", b"a\nb", b"-rf", b"..%2f..%2fetc", b"__ada", b"=1+1", b"\x1b[2J", b"xor")


def test_a_name_is_no_path_and_nobody_is_passed_over_for_it(
    tmp_path: Path, xor: Assignment
) -> None:
    for name in (*NAMES, b".git", b"__MACOSX"):
        folder = tmp_path / os.fsdecode(name)
        folder.mkdir()
        (folder / "loss.py").write_text("")
    found = {submission.student: list(submission.modules) for submission in find(tmp_path, xor)}
    assert found == {(os.fsdecode(name).replace("\udcff", "%FF")): ["loss"] for name in NAMES}


def test_a_place_without_submissions_is_said(tmp_path: Path, xor: Assignment) -> None:
    for path, words in ((tmp_path / "none", "does not exist"), (tmp_path, "holds no submissions")):
        with pytest.raises(SubmissionError, match=words):
            find(path, xor)
    (tmp_path / "notes.txt").write_text("")
    with pytest.raises(SubmissionError, match=r"neither a folder nor a \.zip"):
        find(tmp_path / "notes.txt", xor)


HOOKS = ("conftest", "sitecustomize", "usercustomize", "numpy", "grader", "click")
STANDARD = ("socket", "tempfile", "signal", "pickle", "random", "struct")


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.sample(every=2)
def test_no_hook_in_a_submission_is_run_by_the_grader(
    packed: bool, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor where `xorkit grade` is started in the submission's own folder."""
    marker, folder = tmp_path / "marker", tmp_path / "class" / "ada"
    folder.mkdir(parents=True)
    for path in (root / "solutions" / "xor").glob("*.py"):
        shutil.copy(path, folder)
    mark = f"import os; open({str(marker)!r}, 'a').write(__name__)\n"
    for name in (*(f"{hook}.py" for hook in (*HOOKS, *STANDARD)), "evil.pth"):
        (folder / name).write_text(mark)
    (folder / "pytest.ini").write_text("[pytest]\naddopts = -p conftest --collect-only\n")
    (folder / "setup.cfg").write_text("[tool:pytest]\naddopts = -p conftest --collect-only\n")
    place = folder
    if packed:
        files = {path.name: path.read_bytes() for path in folder.iterdir()}
        place = archive(tmp_path / "ada.zip", files)
    monkeypatch.chdir(folder)
    out = tmp_path / "out"
    arguments = ["grade", str(place), "--out", str(out), "--workers", "2"]
    graded = CliRunner().invoke(main, arguments)
    assert not marker.exists(), marker.read_text()
    assert graded.exit_code == 0, graded.output
    assert json.loads((out / "results" / "ada.json").read_text())["score"] == 100
