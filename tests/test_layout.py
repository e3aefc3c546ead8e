"""Whose file is which: folders and archives of a class, several attempts, nbgrader, Canvas, Moodle."""

import io
import os
import stat
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from grader.assignment.deadline import DueDate
from grader.assignment.spec import Assignment
from grader.discovery import class_archive
from grader.discovery import class_folder as discovery
from grader.discovery.inventory import Entry
from grader.intake.safe_archive import ARCHIVE_BYTES, FILES

NINE = "lovelaceada_1_900_loss.py"


def packed(files: Mapping[str, bytes | str]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return content.getvalue()


def lay(folder: Path, files: Mapping[str, bytes | str]) -> Path:
    """Files below a folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def both(tmp_path: Path, files: Mapping[str, bytes | str]) -> list[Path]:
    """A download as it came, and unpacked."""
    (tmp_path / "submissions.zip").write_bytes(packed(files))
    return [tmp_path / "submissions.zip", lay(tmp_path / "unpacked", files)]


def take(path: Path, assignment: Assignment) -> list[Entry]:
    return discovery.take_inventory(path, assignment).entries


def modules(entries: list[Entry]) -> dict[str, dict[str, str]]:
    return {entry.student: dict(entry.read().modules) for entry in entries}


# Canvas


def test_loose_files_of_canvas_are_one_submission_under_their_own_names(
    tmp_path: Path, xor: Assignment
) -> None:
    files: dict[str, bytes | str] = {
        "lovelaceada_1234_90001_sigmoid-1.py": "second",
        "lovelaceada_1234_90002_loss.py": "l",
        "lovelaceada_1234_90003_notes.txt": "",
        "babbagecharles_LATE_77_90004_my_loss.py": "x",
        "babbagecharles_LATE_77_90005_train-1-2.py": "y",
        "hopper_grace_5_90006_xor-3.zip": packed({"xor/loss.py": "h"}),
        "çelikesra_8_90007_loss.py": "c",
        "noether_9_text.html": "<p>",
        "ada9_10_90009_loss-9b2f6ce2-6a1c-4a8e-9d0e-0123456789ab.py": "u",
    }
    for path in both(tmp_path, files):
        found = discovery.take_inventory(path, xor).entries
        assert modules(found) == {
            "lovelaceada_1234": {"sigmoid": "second", "loss": "l"},
            "babbagecharles_77": {"my_loss": "x", "train": "y"},
            "hopper_grace_5": {"loss": "h"},
            "çelikesra_8": {"loss": "c"},
            "noether_9": {},
            "ada9_10": {"loss": "u"},
        }
        assert [entry.student for entry in found if entry.late] == ["babbagecharles_77"]
        others = {entry.student: entry.read().others for entry in found}
        assert (others["lovelaceada_1234"], others["noether_9"]) == (("notes.txt",), ("text.html",))


def test_two_of_one_name_and_number_are_two_students(tmp_path: Path, xor: Assignment) -> None:
    lay(tmp_path, {"leewei_1_900_loss.py": "a", "leewei_2_901_loss.py": "b"})
    assert modules(discovery.take_inventory(tmp_path, xor).entries) == {
        "leewei_1": {"loss": "a"},
        "leewei_2": {"loss": "b"},
    }


def test_anonymous_students_of_canvas_are_told_apart(tmp_path: Path, xor: Assignment) -> None:
    lay(tmp_path, {"anon_aB3dE_900_loss.py": "a", "LATE_anon_Xy9zW_901_loss.py": "b"})
    found = discovery.take_inventory(tmp_path, xor).entries
    assert modules(found) == {"anon_Xy9zW": {"loss": "b"}, "anon_aB3dE": {"loss": "a"}}
    assert [entry.late for entry in found] == [True, False]


def test_of_a_file_that_canvas_has_twice_the_later_one_is_taken(
    tmp_path: Path, xor: Assignment
) -> None:
    files = {NINE: "old", "lovelaceada_1_1000_loss-1.py": "new"}
    for path in both(tmp_path, files):
        assert modules(discovery.take_inventory(path, xor).entries) == {
            "lovelaceada_1": {"loss": "new"}
        }


def test_a_folder_around_the_download_is_passed_through(tmp_path: Path, xor: Assignment) -> None:
    path = tmp_path / "submissions.zip"
    path.write_bytes(packed({f"week 3/{NINE}": "x", "__MACOSX/week 3/._a": "\0"}))
    assert modules(discovery.take_inventory(path, xor).entries) == {"lovelaceada_1": {"loss": "x"}}


def test_what_is_not_of_canvas_stays_a_submission_beside_it(
    tmp_path: Path, xor: Assignment
) -> None:
    lay(tmp_path, {NINE: "x", "bo/loss.py": "y", "2026_03_01.zip": packed({"loss.py": "z"})})
    assert modules(discovery.take_inventory(tmp_path, xor).entries) == {
        "2026_03_01": {"loss": "z"},
        "bo": {"loss": "y"},
        "lovelaceada_1": {"loss": "x"},
    }


# Moodle


@pytest.mark.parametrize("end", ["_assignsubmission_file_", "_assignsubmission_file"])
def test_folders_of_moodle_are_students(tmp_path: Path, xor: Assignment, end: str) -> None:
    files: dict[str, bytes | str] = {
        f"Ada Lovelace_1234567{end}/loss.py": "a",
        f"Ada Lovelace_1234567{end}/src/train.py": "deeper",
        f"Bo O'Neil_7654321{end}/hw/xor.zip": packed({"loss.py": "b"}),
        f"Cy_3{end}/hw/loss.py": "c",
        f"Group A{end}/loss.py": "g",
        "Ada Lovelace_1234567_assignsubmission_onlinetext/onlinetext.html": "<p>",
        "Dee_4_assignsubmission_onlinetext_/onlinetext.html": "<p>",
    }
    for path in both(tmp_path, files):
        found = discovery.take_inventory(path, xor).entries
        assert modules(found) == {
            "Ada Lovelace_1234567": {"loss": "a"},
            "Bo O'Neil_7654321": {"loss": "b"},
            "Cy_3": {"loss": "c"},
            "Group A": {"loss": "g"},
            "Dee_4": {},
        }
        assert not any(entry.late or entry.handed_in for entry in found)


def test_flat_files_of_moodle_are_put_together(tmp_path: Path, xor: Assignment) -> None:
    files = {
        "Ada Lovelace_1_assignsubmission_file_loss.py": "a",
        "Ada Lovelace_1_assignsubmission_file_my_own.py": "m",
        "Ada Lovelace_1_assignsubmission_onlinetext_onlinetext.html": "<p>",
    }
    for path in both(tmp_path, files):
        found = discovery.take_inventory(path, xor).entries
        assert modules(found) == {"Ada Lovelace_1": {"loss": "a", "my_own": "m"}}


# Bounds: what one student sends is that student's own trouble


def problems(path: Path, assignment: Assignment) -> dict[str, str]:
    return {
        entry.student: entry.read().problem
        for entry in discovery.take_inventory(path, assignment).entries
    }


def test_trouble_in_a_download_is_its_students_own(tmp_path: Path, xor: Assignment) -> None:
    files: dict[str, bytes | str] = {
        "good_1_101_loss.py": "x",
        "large_2_102_loss.py": b"\n" * (2**20 + 1),
        "nested_4_104_a.zip": packed({"b.zip": "PK"}),
        "broken_5_105_a.zip": "PK",
        "two_6_106_a.zip": packed({}),
        "two_6_107_b.zip": packed({}),
        "huge_7_108_a.zip": b"\0" * (ARCHIVE_BYTES + 1),
    }
    for path in both(tmp_path, files):
        found = problems(path, xor)
        assert found.pop("good_1") == ""
        words = (
            "larger than 1 MB",
            "another archive",
            "cannot be opened",
            "2 archives",
            "than 8 MB",
        )
        for student, word in zip(
            ("large_2", "nested_4", "broken_5", "two_6", "huge_7"), words, strict=True
        ):
            assert word in found[student]


def test_a_link_in_the_archive_of_a_class_is_its_students_trouble(
    tmp_path: Path, xor: Assignment
) -> None:
    link = zipfile.ZipInfo(NINE)
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "class.zip", "w") as archive:
        archive.writestr(link, "/etc/passwd")
        archive.writestr("bo_2_901_loss.py", "x")
    found = {entry.student: entry.read() for entry in take(tmp_path / "class.zip", xor)}
    assert found["lovelaceada_1"].unreadable == {
        "loss": "loss.py is a link. Hand in the file itself."
    }
    assert found["lovelaceada_1"].modules == {}
    assert found["bo_2"].modules == {"loss": "x"}


def test_links_in_a_download_are_not_followed(tmp_path: Path, xor: Assignment) -> None:
    secret = tmp_path / "secret.py"
    secret.write_text("secret")
    room = lay(tmp_path / "class", {NINE: "x", "Bo_2_assignsubmission_file_/loss.py": "y"})
    (room / "lovelaceada_1_901_train.py").symlink_to(secret)
    (room / "Bo_2_assignsubmission_file_" / "train.py").symlink_to(secret)
    (room / "Cy_3_assignsubmission_file_").symlink_to(tmp_path)
    found = {entry.student: entry.read() for entry in take(room, xor)}
    assert found["lovelaceada_1"].modules == {"loss": "x"}
    assert found["Bo_2"].modules == {"loss": "y"}
    for name in ("lovelaceada_1", "Bo_2"):
        assert found[name].unreadable == {"train": "train.py is a link. Hand in the file itself."}
        assert found[name].notes == ("1 link left out, and not followed: train.py.",)
    assert "is a link" in found["Cy_3"].problem


def test_too_many_files_of_a_student_are_that_students_trouble(
    tmp_path: Path, xor: Assignment
) -> None:
    files = {f"Ada_1_assignsubmission_file_/m{number}.py": "" for number in range(FILES + 1)}
    for path in both(tmp_path, {**files, "Bo_2_assignsubmission_file_/loss.py": "x"}):
        assert "more than 1000 files" in problems(path, xor)["Ada_1"]
        assert problems(path, xor)["Bo_2"] == ""


def test_a_download_holds_more_than_a_submission_may(
    tmp_path: Path, xor: Assignment, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {f"s{number}_{number}_900_loss.py": "x" for number in range(1, FILES + 2)}
    path = tmp_path / "submissions.zip"
    path.write_bytes(packed(files))
    assert len(discovery.take_inventory(path, xor).entries) == FILES + 1
    monkeypatch.setattr(class_archive, "CLASS_TIMES", 1)
    (entry,) = discovery.take_inventory(path, xor).entries
    assert "more than 1000 entries" in entry.read().problem


def test_an_archive_of_archives_is_a_class_and_one_with_one_is_a_mistake(
    tmp_path: Path, xor: Assignment
) -> None:
    one, path = packed({"loss.py": "x"}), tmp_path / "class.zip"
    path.write_bytes(packed({"ada.zip": one, "bo--attempt-2.zip": one, "bo--attempt-1.zip": one}))
    found = [
        (entry.student, entry.attempt) for entry in discovery.take_inventory(path, xor).entries
    ]
    assert found == [("ada", 1), ("bo", 1), ("bo", 2)]
    assert all(entry.read().modules for entry in discovery.take_inventory(path, xor).entries)
    path.write_bytes(packed({"ada.zip": one}))
    assert "another archive, 'ada.zip'" in problems(path, xor)["class"]
    path.write_bytes(packed({"loss.py": "x", "old.zip": one, "older.zip": one}))
    assert modules(discovery.take_inventory(path, xor).entries) == {"class": {"loss": "x"}}


# nbgrader


def test_a_time_stamp_of_nbgrader_is_when_it_was_handed_in(tmp_path: Path, xor: Assignment) -> None:
    stamps = {
        "ada": "2026-03-02 01:00:00.000000 UTC\n",
        "bo": "2026-03-02 01:00:00.5 Europe/Berlin",
        "cy": "2026-03-02 01:00:00 +0530",
        "dee": "yesterday",
        "eve": "2026-03-02 01:00:00 ../../etc/passwd",
    }
    for student, stamp in stamps.items():
        lay(tmp_path / student / "xor", {"loss.py": "x", "timestamp.txt": stamp})
    found = {
        entry.student: entry.handed_in for entry in discovery.take_inventory(tmp_path, xor).entries
    }
    assert found["ada"] == datetime(2026, 3, 2, 1, tzinfo=UTC)
    assert found["bo"] == datetime(2026, 3, 2, 0, 0, 0, 500_000, tzinfo=UTC)
    assert found["cy"] == datetime(2026, 3, 1, 19, 30, tzinfo=UTC)
    assert found["dee"] is found["eve"] is None
    assert modules(discovery.take_inventory(tmp_path, xor).entries)["ada"] == {"loss": "x"}


def test_another_assignments_folder_of_nbgrader_is_never_taken(
    tmp_path: Path, xor: Assignment
) -> None:
    lay(tmp_path / "submitted", {"ada/xor/loss.py": "x", "bo/and/loss.py": "and"})
    lay(tmp_path / "other", {"bo/and/loss.py": "and", "bo/and/timestamp.txt": "x"})
    for folder, wanted in (("submitted", {"ada": {"loss": "x"}, "bo": {}}), ("other", {"bo": {}})):
        found = take(tmp_path / folder, xor)
        assert modules(found) == wanted
        assert [entry.student for entry in found if not entry.understood] == ["bo"]
        assert found[-1].read().problem == "bo/ holds nothing of xor."


def test_a_time_stamp_that_is_a_link_or_a_pipe_is_not_opened(
    tmp_path: Path, xor: Assignment
) -> None:
    lay(
        tmp_path, {"ada/xor/loss.py": "x", "bo/xor/loss.py": "x", "when": "2026-03-02 01:00:00 UTC"}
    )
    (tmp_path / "ada" / "xor" / "timestamp.txt").symlink_to(tmp_path / "when")
    os.mkfifo(tmp_path / "bo" / "xor" / "timestamp.txt")
    found = {entry.student: entry.handed_in for entry in take(tmp_path, xor)}
    assert found == {"ada": None, "bo": None, "when": None}


# Several attempts


def attempts(path: Path, assignment: Assignment) -> list[tuple[str, int, str, str]]:
    return [
        (
            entry.student,
            entry.attempt,
            entry.handed_in.isoformat() if entry.handed_in else "",
            entry.read().modules.get("loss", "none"),
        )
        for entry in discovery.take_inventory(path, assignment).entries
    ]


def test_attempts_are_numbered_as_their_names_say(tmp_path: Path, xor: Assignment) -> None:
    lay(
        tmp_path,
        {
            "ada/attempt-2/loss.py": "2",
            "ada/attempt-10.zip": packed({"loss.py": "10"}),
            "ada/notes.txt": "",
            "bo/2026-03-02T10-00/loss.py": "later",
            "bo/2026-03-01T10-00-30+0100/loss.py": "first",
            "cy--2026-03-01T10:00.zip": packed({"loss.py": "early"}),
            "cy--2026-03-02.zip": packed({"loss.py": "late"}),
            "dee/loss.py": "one",
        },
    )
    wanted = [
        ("ada", 2, "", "2"),
        ("ada", 10, "", "10"),
        ("bo", 1, "2026-03-01T10:00:30+01:00", "first"),
        ("bo", 2, "2026-03-02T10:00:00+00:00", "later"),
        ("cy", 1, "2026-03-01T10:00:00+00:00", "early"),
        ("cy", 2, "2026-03-02T00:00:00+00:00", "late"),
        ("dee", 1, "", "one"),
    ]
    assert attempts(tmp_path, xor) == wanted
    assert attempts(tmp_path / "ada", xor) == wanted[:2]


def test_a_time_without_an_offset_has_the_deadlines(tmp_path: Path, xor: Assignment) -> None:
    zone = timezone(timedelta(hours=-5))
    late = replace(xor, deadline=DueDate(datetime(2026, 3, 1, tzinfo=zone)))
    lay(tmp_path, {"bo/2026-03-02_10-00/loss.py": "x", "bo/2026-03-02T10-00Z/loss.py": "y"})
    assert [when for _, _, when, _ in attempts(tmp_path, late)] == [
        "2026-03-02T10:00:00+00:00",
        "2026-03-02T10:00:00-05:00",
    ]


def test_a_plain_submission_beside_dated_ones_is_an_attempt_before_them(
    tmp_path: Path, xor: Assignment
) -> None:
    lay(tmp_path, {"ada/loss.py": "plain", "ada--2026-03-01T10-00.zip": packed({"loss.py": "z"})})
    assert attempts(tmp_path, xor) == [
        ("ada", 1, "", "plain"),
        ("ada", 2, "2026-03-01T10:00:00+00:00", "z"),
    ]


def test_names_that_are_no_times_are_students(tmp_path: Path, xor: Assignment) -> None:
    names = ["ada--bo", "2026-02-30T10-00--x", "--attempt-1", "attempt-x"]
    lay(tmp_path, {f"{name}/loss.py": "x" for name in names})
    assert sorted(modules(discovery.take_inventory(tmp_path, xor).entries)) == sorted(names)


def test_an_attempt_that_is_a_link_is_not_followed(tmp_path: Path, xor: Assignment) -> None:
    lay(tmp_path, {"elsewhere/loss.py": "secret", "class/ada/attempt-1/loss.py": "x"})
    (tmp_path / "class" / "ada" / "attempt-2").symlink_to(tmp_path / "elsewhere")
    first, second = discovery.take_inventory(tmp_path / "class", xor).entries
    assert first.read().modules == {"loss": "x"}
    assert second.read().problem.startswith("attempt-2 is a link")


def test_a_lone_notebook_is_a_submission(tmp_path: Path, xor: Assignment) -> None:
    lay(
        tmp_path, {"class/ada.ipynb": "{}", "class/bo/loss.py": "", "class/bo--attempt-2.ipynb": ""}
    )
    found = discovery.take_inventory(tmp_path / "class", xor).entries
    assert [(entry.student, entry.attempt) for entry in found] == [("ada", 1), ("bo", 1), ("bo", 2)]
    assert [
        entry.student
        for entry in discovery.take_inventory(tmp_path / "class" / "ada.ipynb", xor).entries
    ] == ["ada"]
