"""Submissions are read, never run, and nothing in an archive can do harm."""

import io
import os
import stat
import zipfile
from pathlib import Path

import pytest

from grader.assignment import Assignment
from grader.errors import SubmissionError
from grader.submission import FILE_BYTES, build, find, read


def archive(path: Path, files: dict[str, bytes | str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in files.items():
            zipped.writestr(name, content)
    return path


def test_a_folder_and_its_zip_are_the_same_submission(tmp_path: Path) -> None:
    folder = tmp_path / "ada"
    folder.mkdir()
    (folder / "loss.py").write_bytes(b"x = 1\r\n")
    zipped = archive(
        tmp_path / "ada.zip", {"ada/loss.py": b"x = 1\r\n", "__MACOSX/ada/._loss.py": b"\0"}
    )
    assert read(folder) == read(zipped) == build("ada", {"loss.py": b"x = 1\n"})


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
    ["../loss.py", "/etc/loss.py", "a/../../loss.py", "C:\\loss.py", "..\\loss.py", "\\loss.py"],
)
def test_an_unsafe_name_closes_the_archive(tmp_path: Path, name: str) -> None:
    path = archive(tmp_path / "ada.zip", {"sigmoid.py": "", name: "x = 1"})
    assert "unsafe name" in read(path).problem
    assert read(path).modules == {}


def test_a_link_in_an_archive_closes_it(tmp_path: Path) -> None:
    path = tmp_path / "ada.zip"
    with zipfile.ZipFile(path, "w") as zipped:
        entry = zipfile.ZipInfo("loss.py")
        entry.external_attr = (stat.S_IFLNK | 0o777) << 16
        zipped.writestr(entry, "/etc/passwd")
    assert "a link or a device" in read(path).problem


def test_a_link_in_a_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "ada").mkdir()
    (tmp_path / "ada" / "loss.py").symlink_to(os.__file__)
    assert read(tmp_path / "ada").problem == "loss.py is a link; hand in the file itself."


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = archive(tmp_path / "ada.zip", {"loss.py": b"\n" * (FILE_BYTES + 1)})
    assert "larger than 1 MB" in read(path).problem
    many = archive(tmp_path / "bo.zip", {f"m{i}.py": b"" for i in range(1001)})
    assert "more than 1000 entries" in read(many).problem


def test_a_broken_or_encrypted_archive_is_a_sentence(tmp_path: Path) -> None:
    whole = archive(tmp_path / "ada.zip", {"loss.py": b"x = 1\n" * 100}).read_bytes()
    for content in (
        b"",
        b"PK\x03\x04",
        b"not a zip",
        whole[: len(whole) // 2],
        whole[:40] + b"\xff" * 8 + whole[48:],
    ):
        (tmp_path / "ada.zip").write_bytes(content)
        assert "is not a .zip that can be opened" in read(tmp_path / "ada.zip").problem
    locked = bytearray(whole)
    locked[6] |= 1
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "ada.zip").write_bytes(bytes(locked))
    assert "encrypted" in read(tmp_path / "ada.zip").problem


def test_a_name_that_comes_twice_closes_the_archive(tmp_path: Path) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as zipped:
        zipped.writestr("loss.py", "x = 1")
        zipped.writestr("lose.py", "x = 2")
    (tmp_path / "ada.zip").write_bytes(content.getvalue().replace(b"lose.py", b"loss.py"))
    assert "twice" in read(tmp_path / "ada.zip").problem


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
    assert found == {"ada": ["loss"], "bo": ["loss"], "cy": ["loss"], "dee": ["loss"], "empty": []}
    assert [submission.student for submission in find(tmp_path / "ada", xor)] == ["ada"]


def test_a_place_without_submissions_is_said(tmp_path: Path, xor: Assignment) -> None:
    for path, words in ((tmp_path / "none", "does not exist"), (tmp_path, "holds no submissions")):
        with pytest.raises(SubmissionError, match=words):
            list(find(path, xor))
    (tmp_path / "notes.txt").write_text("")
    with pytest.raises(SubmissionError, match=r"neither a folder nor a \.zip"):
        list(find(tmp_path / "notes.txt", xor))
