"""Everything among the submissions is found, judged or named, and nothing is overwritten."""

import csv
import io
import json
import lzma
import os
import tarfile
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from junitparser import JUnitXml

from grader.assignment.load import load
from grader.assignment.spec import Assignment
from grader.batch.out_claim import claim_folder
from grader.cli import main
from grader.discovery.alike import find_alike
from grader.discovery.class_folder import take_inventory
from grader.discovery.completeness import complete
from grader.discovery.which_assignment import choose_assignment
from grader.errors import SubmissionError
from grader.intake.safe_tar import TAR_BYTES
from grader.intake.submission import Submission
from grader.integrations.roster import Roster

Sources = Mapping[str, str]
Lay = Callable[..., None]


def pack(files: Mapping[str, bytes | str], kind: str = "zip") -> bytes:
    """An archive of files; `kind` is its suffix."""
    content = io.BytesIO()
    if kind == "zip":
        with zipfile.ZipFile(content, "w") as zipped:
            for name, text in files.items():
                zipped.writestr(name, text)
        return content.getvalue()
    mode = {"tar": "w", "tar.gz": "w:gz", "tgz": "w:gz", "tar.xz": "w:xz"}[kind]
    with tarfile.open(fileobj=content, mode=mode) as archive:  # type: ignore[call-overload]  # one of four
        for name, text in files.items():
            data = text.encode() if isinstance(text, str) else text
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return content.getvalue()


def lay(folder: Path, files: Mapping[str, bytes | str]) -> Path:
    """Files below a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


@pytest.fixture
def whole(reference: dict[str, str]) -> dict[str, str]:
    """The five modules of a right submission, by file name."""
    return {f"{name}.py": source for name, source in reference.items()}


def in_folder(name: str, files: Mapping[str, str]) -> dict[str, bytes | str]:
    return {f"{name}/{file}": text for file, text in files.items()}


def settle(path: Path, xor: Assignment, accept: bool = False) -> dict[str, Submission]:
    """Every entry as it would be graded, by student."""
    stages = [stage.name for stage in xor.stages]
    return {
        entry.student: complete(entry.read(stages=stages), xor, accept)
        for entry in take_inventory(path, xor).entries
    }


def grade(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["grade", *map(str, arguments)])


def rows(out: Path) -> dict[str, dict[str, str]]:
    with (out / "grades.csv").open(newline="") as file:
        return {row["student"]: row for row in csv.DictReader(file)}


# What was seen: 1, archives and files that were dropped


@pytest.mark.parametrize("kind", ["zip", "tar", "tar.gz", "tgz", "tar.xz"])
def test_archives_of_each_kind_are_the_same_submission(
    tmp_path: Path, xor: Assignment, whole: dict[str, str], kind: str
) -> None:
    lay(tmp_path, in_folder("anna", whole))
    (tmp_path / f"quentin.{kind}").write_bytes(pack(in_folder("./hw", whole), kind))
    found = settle(tmp_path, xor)
    assert found["quentin"].problem == ""
    assert found["quentin"].modules == found["anna"].modules


def test_what_is_no_submission_is_an_entry_with_the_reason(
    tmp_path: Path, xor: Assignment, whole: dict[str, str]
) -> None:
    lay(
        tmp_path,
        {
            **in_folder("anna", whole),
            "rosa.py": "x",
            "sevenz.7z": "7z",
            "old.rar": "R",
            "a.pdf": "%PDF",
        },
    )
    entries = {entry.student: entry for entry in take_inventory(tmp_path, xor).entries}
    assert [name for name, entry in entries.items() if not entry.understood] == [
        "a", "old", "rosa", "sevenz",
    ]  # fmt: skip
    assert "7z archive, which is not read" in entries["sevenz"].read().problem
    assert "RAR archive" in entries["old"].read().problem
    assert "a PDF" in entries["a"].read().problem
    assert "rosa.py is one file" in entries["rosa"].read().problem


# 2, a class with a stray module; 3, the archive of a class; 4, two drafts


def test_a_stray_module_does_not_make_a_class_one_submission(
    tmp_path: Path, xor: Assignment, whole: dict[str, str]
) -> None:
    lay(tmp_path, {**in_folder("ann", whole), **in_folder("bob", whole), "loss.py": "stray"})
    found = settle(tmp_path, xor)
    assert sorted(found) == ["ann", "bob", "loss"]
    assert "outside of any student's folder" in found["loss"].problem
    assert not found["ann"].problem
    assert list(settle(tmp_path / "ann", xor)) == ["ann"]


def test_an_archive_of_a_class_is_a_class_where_it_is_named_and_nobodys_inside_of_one(
    tmp_path: Path, xor: Assignment, whole: dict[str, str]
) -> None:
    content = pack({**in_folder("ann", whole), **in_folder("bob", whole)})
    lay(tmp_path / "room", {"class.zip": content})
    assert sorted(settle(tmp_path / "room" / "class.zip", xor)) == ["ann", "bob"]
    inside = settle(tmp_path / "room", xor)["class"]
    assert inside.problem == (
        "It holds two sets of modules, in ann/ and in bob/. Hand in one of them."
    )


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("names", [("draft", "final"), ("v2", "v1"), ("", "old")])
def test_two_sets_of_modules_are_refused_with_both_places(
    tmp_path: Path, xor: Assignment, whole: dict[str, str], packed: bool, names: tuple[str, str]
) -> None:
    files = {f"{name}/{file}".lstrip("/"): text for name in names for file, text in whole.items()}
    if packed:
        lay(tmp_path, {"tom.zip": pack(files)})
    else:
        lay(tmp_path / "tom", files)
    problem = settle(tmp_path, xor)["tom"].problem
    assert problem.startswith("It holds two sets of modules, in ")
    for name in names:
        assert (f"{name}/" if name else "the top folder") in problem


def test_an_old_copy_of_some_modules_deeper_down_is_passed_over(
    tmp_path: Path, xor: Assignment, whole: dict[str, str]
) -> None:
    lay(tmp_path / "tom", {**whole, "old/loss.py": "old"})
    assert settle(tmp_path, xor)["tom"].modules["loss"] == whole["loss.py"]


# 6, near names and nothing to grade


NEAR = ("Sigmoid.py", "sigmoid (1).py", "sigmoid.py.txt", "sigmoid copy.py", "sigmoid-2.py")


@pytest.mark.parametrize("name", NEAR)
def test_a_near_name_needs_a_person_or_is_accepted_with_a_note(
    tmp_path: Path, xor: Assignment, whole: dict[str, str], name: str
) -> None:
    files = {**whole, name: whole["sigmoid.py"]}
    del files["sigmoid.py"]
    lay(tmp_path / "tom", files)
    refused = settle(tmp_path, xor)["tom"]
    assert refused.problem == (
        f"It holds {name} for sigmoid.py. Rename what is meant, or grade with --accept-near-names."
    )
    accepted = settle(tmp_path, xor, accept=True)["tom"]
    assert accepted.problem == ""
    assert accepted.modules["sigmoid"] == whole["sigmoid.py"]
    assert accepted.notes == (f"{name} was graded as sigmoid.py: it is nearly called that.",)


def test_two_near_names_are_never_chosen_between(
    tmp_path: Path, xor: Assignment, whole: dict[str, str]
) -> None:
    files = {**whole, "Sigmoid.py": "a", "sigmoid (1).py": "b"}
    del files["sigmoid.py"]
    lay(tmp_path / "tom", files)
    assert settle(tmp_path, xor, accept=True)["tom"].problem.endswith("Leave the right one.")


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({}, "It is empty"),
        ({"README.md": "hello"}, "but README.md"),
        ({"report.pdf": "%PDF"}, "report.pdf is a PDF"),
        ({"solution.py": "x = 1"}, "but solution.py"),
        ({"xor.rar": "Rar!"}, "xor.rar is a RAR archive"),
    ],
)
@pytest.mark.parametrize("moodle", [False, True])
def test_what_holds_nothing_of_the_assignment_names_what_was_received(
    tmp_path: Path, xor: Assignment, files: dict[str, bytes | str], words: str, moodle: bool
) -> None:
    name = "Tom_7_assignsubmission_file_" if moodle else "tom"
    lay(tmp_path / name, files)
    (found,) = settle(tmp_path, xor).values()
    assert words in found.problem


# 8, twice and links; 11, a notebook beside modules


def test_a_folder_and_its_archive_are_one_student_if_they_are_the_same(
    tmp_path: Path, xor: Assignment, whole: dict[str, str]
) -> None:
    lay(tmp_path, {**in_folder("tom", whole), "tom.zip": pack(in_folder("tom", whole))})
    same = settle(tmp_path, xor)
    assert list(same) == ["tom"]
    assert same["tom"].problem == ""
    assert same["tom"].notes == ("It is there twice, as tom/ and tom.zip, and both are the same.",)
    (tmp_path / "tom" / "loss.py").write_text("another = 1")
    assert settle(tmp_path, xor)["tom"].problem == (
        "It is there twice, as tom/ and tom.zip, and they differ. Leave the right one."
    )


def test_a_link_to_ones_own_folder_costs_nothing(
    tmp_path: Path, xor: Assignment, whole: dict[str, str]
) -> None:
    lay(tmp_path / "tom", whole)
    (tmp_path / "tom" / "me").symlink_to(tmp_path / "tom")
    found = settle(tmp_path, xor)["tom"]
    assert (found.problem, len(found.modules)) == ("", 5)
    assert found.notes == ("1 link left out, and not followed: me.",)


def notebook(source: str) -> str:
    cell = {"cell_type": "code", "metadata": {}, "outputs": [], "source": source}
    return json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


def test_a_notebook_beside_a_stale_module_needs_a_person(
    tmp_path: Path, xor: Assignment, whole: dict[str, str]
) -> None:
    complete_one = notebook("\n".join(whole.values()))
    files = {"hw/xor.ipynb": complete_one, "hw/sigmoid.py": "stale = 1"}
    lay(tmp_path, {"tom.zip": pack(files)})
    problem = settle(tmp_path, xor)["tom"].problem
    assert "xor.ipynb" in problem
    assert "sigmoid.py" in problem
    lay(tmp_path / "ann", {**whole, "xor.ipynb": complete_one})
    assert settle(tmp_path, xor)["ann"].notes == (
        "xor.ipynb was not used: the modules beside it count.",
    )


# Archives that would do harm


def tar_with(member: tarfile.TarInfo, data: bytes = b"x = 1\n") -> bytes:
    content = io.BytesIO()
    with tarfile.open(fileobj=content, mode="w:gz") as archive:
        member.size = len(data) if member.isreg() else 0
        archive.addfile(member, io.BytesIO(data))
    return content.getvalue()


def make_member(name: str, **fields: Any) -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    for field, value in fields.items():
        setattr(member, field, value)
    return member


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (tar_with(make_member("../loss.py")), "unsafe name"),
        (tar_with(make_member("/etc/loss.py")), "unsafe name"),
        (tar_with(make_member("loss.py", type=tarfile.CHRTYPE)), "device or a sparse file"),
        (tar_with(make_member("loss.py", type=tarfile.FIFOTYPE)), "device or a sparse file"),
        (tar_with(make_member("loss.py"), bytes(2**20 + 1)), "larger than 1 MB"),
        (pack({"a.py": "x"}, "tar.gz")[:-9], "cannot be opened"),
        (b"\x1f\x8b" + bytes(50), "cannot be opened"),
        (lzma.compress(bytes(TAR_BYTES + 1)), "larger than 32 MB once it is unpacked"),
        (pack({f"m{n}.py": "" for n in range(1001)}, "tar.xz"), "more than 1000 entries"),
    ],
    ids=[
        "empty",
        "climbing",
        "absolute",
        "device",
        "pipe",
        "large",
        "cut",
        "no gzip",
        "bomb",
        "many",
    ],
)
def test_a_tar_that_would_do_harm_is_a_sentence(
    tmp_path: Path, xor: Assignment, content: bytes, words: str
) -> None:
    lay(tmp_path, {"tom.tar.gz": content})
    assert words in settle(tmp_path, xor)["tom"].problem


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE])
def test_a_link_in_a_tar_is_left_out(tmp_path: Path, xor: Assignment, kind: bytes) -> None:
    lay(tmp_path, {"tom.tar": tar_with(make_member("loss.py", type=kind, linkname="/etc/passwd"))})
    found = settle(tmp_path, xor)["tom"]
    assert found.unreadable == {"loss": "loss.py is a link. Hand in the file itself."}
    assert found.modules == {}


# 9, what is replaced after the class was listed


SECRET = "def compute_loss(y_true, y_pred): return 'the secret'\n"


def replace_by_link(path: Path, target: Path) -> None:
    path.rename(path.with_name(f".{path.name}.moved"))
    path.symlink_to(target)


RACES = {
    "folder": ("tom", "secrets"),
    "file": ("tom/loss.py", "secrets/loss.py"),
    "attempt": ("una/attempt-1", "secrets"),
    "nested": ("vic/xor", "secrets"),
    "notebook": ("wim.ipynb", "secrets/xor.ipynb"),
    "archive": ("zoe.zip", "secrets/xor.zip"),
}


@pytest.mark.sample(every=9)
@pytest.mark.parametrize("turn", range(6))
@pytest.mark.parametrize("kind", RACES)
@pytest.mark.parametrize("moment", ["before", "during", "after"])
def test_a_place_that_becomes_a_link_is_never_followed(
    tmp_path: Path,
    xor: Assignment,
    whole: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
    moment: str,
    turn: int,
) -> None:
    secrets = {**whole, "loss.py": SECRET}
    lay(tmp_path / "secrets", {**secrets, "xor.ipynb": notebook(SECRET), "xor.zip": pack(secrets)})
    room = lay(
        tmp_path / "room",
        {
            **in_folder("tom", whole),
            **in_folder("una/attempt-1", whole),
            **in_folder("vic/xor", whole),
            "wim.ipynb": notebook("x = 1"),
            "zoe.zip": pack(whole),
        },
    )
    place, target = (
        tmp_path / folder / name for folder, name in zip(("room", ""), RACES[kind], strict=True)
    )
    done: list[int] = []

    def strike() -> None:
        if not done:
            done.append(1)
            replace_by_link(place, target)

    if moment == "before":
        strike()
    entries = take_inventory(room, xor).entries
    if moment == "during":  # between two calls to the system, another one in each round
        really_open, calls = os.open, iter(range(10_000))

        def open_late(*args: Any, **named: Any) -> int:
            if next(calls) >= turn * 3:
                strike()
            return really_open(*args, **named)

        monkeypatch.setattr(os, "open", open_late)
    elif moment == "after":
        strike()
    stages = [stage.name for stage in xor.stages]
    for entry in entries:
        found = entry.read(stages=stages)
        texts = [*found.modules.values(), found.notebook.text if found.notebook else ""]
        assert "the secret" not in "".join(texts)
    assert done


def test_a_file_that_changed_since_it_was_listed_is_noted(
    tmp_path: Path, xor: Assignment, whole: dict[str, str]
) -> None:
    lay(tmp_path, {"zoe.zip": pack(whole), **in_folder("tom", whole)})
    entries = take_inventory(tmp_path, xor).entries
    (tmp_path / "zoe.zip").write_bytes(pack({**whole, "more.py": "x = 1"}))
    (tmp_path / "tom").rename(tmp_path / "moved")
    lay(tmp_path / "tom", whole)
    notes = {entry.student: entry.read().notes for entry in entries}
    assert notes["zoe"] == ("zoe.zip was changed after the class was listed.",)
    assert notes["tom"] == ("tom/ was replaced after the class was listed.",)


# 10, another assignment


@pytest.fixture
def other(tmp_path: Path) -> Assignment:
    """An assignment of one stage, `price`."""
    folder = lay(
        tmp_path / "assignments" / "neuron",
        {
            "assignment.toml": 'name = "neuron"\ntitle = "A neuron"\npublic_seed = 1\ngiven = []\n'
            '[[stage]]\nname = "price"\npoints = 1\nfunctions = ["price(x)"]\n'
            "[limits]\ncall_seconds = 10\nsubmission_seconds = 60\nmemory_mb = 512\nanswer_mb = 2\noutput_characters = 1000\n",
            "cases.py": "",
            "test_price.py": "",
        },
    )
    return load(folder)


def test_the_assignment_is_chosen_by_the_files_that_are_there(
    tmp_path: Path, xor: Assignment, other: Assignment, whole: dict[str, str]
) -> None:
    ours = lay(tmp_path / "ours", in_folder("ann", whole))
    theirs = lay(tmp_path / "theirs", {"ann/price.py": "x = 1"})
    both = lay(tmp_path / "both", {"ann/price.py": "x", **in_folder("bob", whole)})
    neither = lay(tmp_path / "neither", {"ann/vector.py": "x = 1"})
    assert choose_assignment(ours, [xor, other], ()) is xor
    assert choose_assignment(theirs, [xor, other], ()) is other
    for folder, known, words in (
        (both, [xor, other], "fits xor, neuron"),
        (neither, [xor, other], "holds nothing of a known assignment"),
        (theirs, [xor], "but price.py"),
    ):
        with pytest.raises(SubmissionError, match=words):
            choose_assignment(folder, known, ())


def test_a_class_of_another_assignment_is_refused(tmp_path: Path) -> None:
    lay(tmp_path / "class", {"ann/vector.py": "x = 1", "bob/vector.py": "x = 1"})
    run = grade(tmp_path / "class", "--out", tmp_path / "out")
    assert run.exit_code == 2
    assert "holds nothing of a known assignment" in " ".join(run.output.split())
    assert not (tmp_path / "out").exists()


# 5, what is not ours is never replaced


def test_a_folder_with_other_files_is_refused(tmp_path: Path, whole: dict[str, str]) -> None:
    lay(tmp_path / "class", in_folder("ann", whole))
    mine = lay(tmp_path / "mine", {"grades.csv": "my own"})
    for out, words in (
        (mine, "files that xorkit did not write (grades.csv)"),
        (tmp_path, "files that xorkit did not write"),
        (tmp_path / "class", "is among the submissions"),
        (tmp_path / "class" / "ann" / "out", "is among the submissions"),
        (mine / "grades.csv", "is a file"),
    ):
        run = grade(tmp_path / "class", "--out", out)
        assert run.exit_code == 2
        assert words in " ".join(run.output.split())
    assert (mine / "grades.csv").read_text() == "my own"
    assert sorted(path.name for path in (tmp_path / "class").iterdir()) == ["ann"]


# 1, 5, 6, 7: one class, in every output


@pytest.fixture(scope="module")
def graded(
    tmp_path_factory: pytest.TempPathFactory, reference: dict[str, str]
) -> tuple[Path, Result]:
    """A class with one of each kind of trouble, graded with a roster."""
    room = tmp_path_factory.mktemp("trouble")
    files = {f"{name}.py": source for name, source in reference.items()}
    lay(
        room / "class",
        {
            **in_folder("ann", files),
            **in_folder("tom", files),
            "tom.zip": pack(files),
            "bad.zip": b"PK",
            "sevenz.7z": b"7z",
            "empty/README.md": "hello",
            "notes.pdf": "%PDF",
        },
    )
    (room / "roster.csv").write_text("student,email\nann,a@b.c\ntom,\nzoe,z@b.c\n")
    arguments = ["--roster", room / "roster.csv", "--ignore", "*.pdf", "--workers", "1"]
    return room, grade(room / "class", "--out", room / "out", *arguments)


def test_the_command_counts_and_names_them(graded: tuple[Path, Result]) -> None:
    _, run = graded
    said = " ".join(run.output.split())
    assert run.exit_code == 1
    assert (
        "4 submissions, 1 not understood, 1 twice. 6 rows: 2 graded, 3 need a person, 1 missing."
        in said
    )
    for text in (
        "Assignment xor, seed ",
        "- bad (needs-a-person): This .zip cannot be opened",
        "- empty (needs-a-person): It holds nothing of xor",
        "- sevenz (needs-a-person): sevenz.7z is a 7z archive",
        "1 of the roster not handed in: zoe.",
        "3 not in the roster: bad, empty, sevenz.",
        "Ignored: notes.pdf.",
    ):
        assert text in said


STATUS = {
    "ann": "graded",
    "bad": "needs-a-person",
    "empty": "needs-a-person",
    "sevenz": "needs-a-person",
    "tom": "graded",
    "zoe": "missing",
}


def test_each_row_has_one_status_and_points_only_where_it_was_graded(
    graded: tuple[Path, Result],
) -> None:
    room, _ = graded
    found = rows(room / "out")
    assert {name: row["status"] for name, row in found.items()} == STATUS
    for name, row in found.items():
        points = [
            row[column] for column in ("sigmoid", "forward", "loss", "backward", "train", "score")
        ]
        assert points == (
            ["15", "20", "10", "35", "20", "100"] if STATUS[name] == "graded" else [""] * 6
        )
    about = json.loads((room / "out" / "run.json").read_text())
    assert (about["ignore"], about["ignored"]) == (["*.pdf"], ["notes.pdf"])
    assert about["missing"] == ["zoe"]
    assert sorted(about["needs_a_person"]) == ["bad", "empty", "sevenz"]


def test_every_export_says_the_same(graded: tuple[Path, Result]) -> None:
    room, _ = graded
    out = room / "out"
    for target in ("csv", "junit", "prairielearn"):
        run = CliRunner().invoke(main, ["export", str(out), "--to", target])
        assert run.exit_code == 0, run.output
    with (out / "checks.csv").open(newline="") as file:
        checks = {row["student"]: row for row in csv.DictReader(file)}
    assert {name: row["status"] for name, row in checks.items()} == STATUS
    assert not any(checks["bad"][column] for column in checks["bad"] if column.startswith("loss: "))
    suites = {suite.name: suite for suite in JUnitXml.fromfile(str(out / "junit.xml"))}
    for name, status in STATUS.items():
        assert (suites[name].errors > 0) == (status != "graded")
        assert suites[name].failures == 0
    assert json.loads((out / "prairielearn" / "zoe.json").read_text())["gradable"] is False
    assert "score" not in json.loads((out / "results" / "bad.json").read_text())


def test_averages_leave_out_whoever_was_not_graded(graded: tuple[Path, Result]) -> None:
    room, _ = graded
    run = CliRunner().invoke(main, ["report", str(room / "out")])
    assert run.exit_code == 0, run.output
    page = (room / "out" / "report" / "index.html").read_text()
    assert "2 results: 100.0 of 100 points on average, half have 100 or more; 4 not graded" in page
    assert (
        "Nothing was handed in" in (room / "out" / "report" / "students" / "zoe.html").read_text()
    )


def test_a_student_who_is_gone_is_named_and_a_table_changed_by_hand_is_kept(
    tmp_path: Path, whole: dict[str, str]
) -> None:
    lay(tmp_path / "class", {**in_folder("ann", whole), **in_folder("bob", whole)})
    out = tmp_path / "out"
    assert grade(tmp_path / "class", "--out", out, "--workers", "1").exit_code == 0
    with (out / "grades.csv").open("a") as file:
        file.write("by hand\n")
    (tmp_path / "class" / "bob").rename(tmp_path / "elsewhere")
    run = grade(tmp_path / "class", "--out", out, "--workers", "1")
    said = " ".join(run.output.split())
    assert run.exit_code == 0, said
    assert "results moved to" in said
    assert "no-longer-there: bob." in said
    assert (out / "results" / "no-longer-there" / "bob.json").is_file()
    assert not (out / "results" / "bob.json").exists()
    assert "by hand" in (out / "grades.edited.csv").read_text()
    assert list(rows(out)) == ["ann"]


# A class is never one submission, whatever is astray in it


@pytest.mark.parametrize(
    "others",
    [
        ["lovelaceada_1_900_sigmoid.py", "babbage_2_901_sigmoid.py"],
        ["ada/homework/sigmoid.py", "bo/hw/sigmoid.py"],
        ["ada.ipynb", "bo.ipynb"],
        ["Ada L_1_assignsubmission_file_sigmoid.py", "Bo_2_assignsubmission_file_sigmoid.py"],
        ["ada/attempt-1/sigmoid.py", "bo/xor/sigmoid.py"],
        ["ada/sigmoid.py"],
        ["ada/hw.zip", "bo/xor.ipynb"],
    ],
)
@pytest.mark.parametrize("stray", [["sigmoid.py"], []])
def test_a_class_with_modules_astray_keeps_everybody(
    tmp_path: Path, xor: Assignment, whole: dict[str, str], others: list[str], stray: list[str]
) -> None:
    astray = dict.fromkeys(stray or whole, "stray = 1")
    lay(
        tmp_path,
        {**{name: pack(whole) if name.endswith(".zip") else "x = 1" for name in others}, **astray},
    )
    entries = take_inventory(tmp_path, xor).entries
    found = {entry.student: entry for entry in entries}
    assert len(entries) == len(others) + len(astray)
    for name in astray:
        assert not found[name.removesuffix(".py")].understood


@pytest.mark.parametrize(
    ("names", "wanted"),
    [
        (["ada/Sigmoid.py", "bo/sigmoid.py", "cy/report.pdf", "dan/xor.rar"], ["ada", "bo", "cy", "dan"]),
        (["class/ada.zip", "class/bo.rar", "class/cy.ipynb"], ["ada", "bo.rar", "cy"]),
        (["ada.zip", "bo.zip", "list.csv"], ["ada", "bo", "list.csv"]),
        (["hw/loss.py", "README.md"], ["class"]),
        (["loss.py", "old.zip"], ["class"]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["zip", "tar.gz"])
def test_an_archive_with_several_places_is_a_class(
    tmp_path: Path, xor: Assignment, names: list[str], wanted: list[str], kind: str
) -> None:
    content = pack(
        {name: pack({"loss.py": "x"}) if name.endswith(".zip") else "x = 1" for name in names}, kind
    )
    lay(tmp_path, {f"class.{kind}": content})
    assert sorted(settle(tmp_path / f"class.{kind}", xor)) == wanted


def test_an_unsafe_name_in_the_archive_of_a_class_is_its_own_entry(
    tmp_path: Path, xor: Assignment
) -> None:
    names = ("ada/loss.py", "../evil/loss.py", "bo/loss.py")
    lay(tmp_path, {"class.zip": pack(dict.fromkeys(names, "x = 1"))})
    found = settle(tmp_path / "class.zip", xor)
    assert sorted(found) == ["..", "ada", "bo"]
    assert "unsafe name" in found[".."].problem


def test_modules_of_two_people_are_never_put_together(tmp_path: Path, xor: Assignment) -> None:
    lay(
        tmp_path,
        {
            "groupA/eve/forward.py": "x",
            "groupA/eva/sub/forward.py": "x",
            "groupB/ada/sigmoid.py": "x",
            "groupB/ada/forward.py": "x",
            "groupB/bo/deep/sigmoid.py": "x",
            "split/a/sigmoid.py": "x",
            "split/b/forward.py": "x",
        },
    )
    found = settle(tmp_path, xor)
    assert "two sets of modules" in found["groupA"].problem
    assert "two sets of modules" in found["groupB"].problem
    assert found["split"].problem == (
        "Its modules are in two folders, in a/ and in b/. Put them into one."
    )


# What lies beside what counts is said, or a person must look


def test_an_archive_or_notebook_beside_modules_is_not_passed_over(
    tmp_path: Path, xor: Assignment, whole: dict[str, str]
) -> None:
    lay(
        tmp_path,
        {
            "kay/sigmoid.py": "x = 1",
            "kay/new.zip": pack(whole),
            **in_folder("lee", whole),
            "lee/data.zip": pack({"data.csv": "1"}),
            **in_folder("mia", whole),
            "mia/old/loss.py": "old",
            "noa/xor.ipynb": notebook("\n".join(whole.values())),
            "noa/sub/sigmoid.py": "stale = 1",
            "zoe/loss.py": whole["loss.py"],
            "zoe/loss (1).py": "x = 1",
        },
    )
    found = settle(tmp_path, xor)
    assert "more of them in new.zip beside them" in found["kay"].problem
    assert found["lee"].notes == ("data.zip was not used: the modules beside it count.",)
    assert found["mia"].notes == ("old/ has loss.py too, which was not used.",)
    assert "xor.ipynb, in the top folder and modules in sub/" in found["noa"].problem
    assert found["zoe"].notes == ("loss (1).py was not used: the module has its right name, too.",)


def test_what_lies_beside_attempts_needs_a_person(
    tmp_path: Path, xor: Assignment, whole: dict[str, str]
) -> None:
    lay(
        tmp_path,
        {
            **in_folder("dan/attempt-1", whole),
            "dan/final.zip": pack(whole),
            "dan/attempt-2.rar": "Rar!",
            "dan/notes.txt": "hello",
            **in_folder("eve/attempt-1", whole),
            "eve/attempt-1.zip": pack({**whole, "loss.py": "another = 1"}),
            "eve/attempt-2.zip": pack(whole),
        },
    )
    found = {
        (entry.student, entry.attempt): entry for entry in take_inventory(tmp_path, xor).entries
    }
    assert sorted(found) == [
        ("dan", 1), ("dan/attempt-2.rar", 1), ("dan/final.zip", 1), ("eve", 1), ("eve", 2),
    ]  # fmt: skip
    assert "beside the attempts of dan" in found["dan/final.zip", 1].problem
    assert "they differ" in found["eve", 1].read().problem
    assert found["eve", 2].read().problem == ""


def test_the_folder_of_the_assignment_wins_over_nothing_beside_it(
    tmp_path: Path, xor: Assignment, whole: dict[str, str]
) -> None:
    lay(
        tmp_path,
        {
            **in_folder("gus", whole),
            "gus/xor/README.md": "hello",
            **in_folder("flo/xor", whole),
            **in_folder("flo/xor final", whole),
            **in_folder("hia", whole),
            **in_folder("hia/xor", {"sigmoid.py": "other = 1"}),
        },
    )
    found = settle(tmp_path, xor)
    assert found["gus"].problem == ""
    assert "two sets of modules" in found["flo"].problem
    assert found["hia"].modules["sigmoid"] == whole["sigmoid.py"]
    assert found["hia"].notes == ("xor/ has sigmoid.py too, which was not used.",)


def test_hidden_names_and_odd_bytes_keep_their_entries(
    tmp_path: Path, xor: Assignment, whole: dict[str, str]
) -> None:
    lay(tmp_path, {**in_folder(".ada", whole), ".DS_Store": "x", ".zip": pack(whole)})
    for name in (b"v\xfe", b"v\xff"):
        lay(tmp_path / os.fsdecode(name), whole)
    inventory = take_inventory(tmp_path, xor)
    assert [entry.student for entry in inventory.entries] == [".ada", ".zip", "v%FE", "v%FF"]
    assert inventory.litter == (".DS_Store",)


# Rosters, and one run at a time


def test_a_roster_knows_people_by_name_and_by_number() -> None:
    people = {
        "ada": {},
        "ADA": {},
        "Grace Hopper": {"canvas_id": "1234"},
        "Bo": {"participant": "77", "email": "Bo@b.c"},
        "cy": {},
    }
    students = ["ada", "ADA", "hoppergrace_1234", "Bo B_77", "bo@b.c", "Ada", "dee"]
    attendance = Roster(people).attend(students)
    assert attendance.absent == ("cy",)
    assert attendance.unknown == ("Ada", "dee")
    assert attendance.twice == {"Bo": ("Bo B_77", "bo@b.c")}


def test_names_that_look_alike_are_named() -> None:
    names = ["ada", "ADA", "Zoe\u0308", "Zoë", "Copy of bo", "bo", "cy"]
    assert find_alike(names) == [["ada", "ADA"], ["Zoe\u0308", "Zoë"], ["Copy of bo", "bo"]]


def test_two_runs_do_not_write_to_one_folder(tmp_path: Path) -> None:
    lay(tmp_path / "class", {"ann/loss.py": "x = 1"})
    with claim_folder(tmp_path / "out", tmp_path / "class"):
        run = grade(tmp_path / "class", "--out", tmp_path / "out")
    assert run.exit_code == 2
    assert "Another xorkit grade is writing" in " ".join(run.output.split())
    assert not (tmp_path / "out").exists()


def test_exports_and_pages_keep_what_xorkit_did_not_write(graded: tuple[Path, Result]) -> None:
    out = graded[0] / "out"
    for name in ("checks.csv", "prairielearn/ann.json", "report/index.html"):
        lay(out, {name: "my own"})
    for command in (["export", "--to", "csv"], ["export", "--to", "prairielearn"], ["report"]):
        for _ in range(2):  # once more moves nothing
            run = CliRunner().invoke(main, [command[0], str(out), *command[1:]])
            assert run.exit_code == 0, run.output
        assert "is kept as" not in run.output
    for name in ("checks.edited.csv", "prairielearn/ann.edited.json", "report/index.edited.html"):
        assert (out / name).read_text() == "my own"


def test_the_best_attempt_is_not_known_while_one_was_not_graded(
    tmp_path: Path, whole: dict[str, str]
) -> None:
    near = {("Sigmoid.py" if name == "sigmoid.py" else name): text for name, text in whole.items()}
    lay(
        tmp_path / "class",
        {**in_folder("hal/attempt-1", near), **in_folder("hal/attempt-2", whole)},
    )
    out = tmp_path / "out"
    run = grade(tmp_path / "class", "--out", out, "--count", "best", "--workers", "1")
    assert run.exit_code == 1
    row = rows(out)["hal"]
    assert (row["status"], row["score"]) == ("needs-a-person", "")
    assert row["note"].startswith(
        "Attempt 1 was not graded, and may be better. It holds Sigmoid.py"
    )
