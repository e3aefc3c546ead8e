"""Whatever lies in a class folder, each place is in exactly one entry, and each entry has a row."""

import io
import os
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.assignment.spec import Assignment
from grader.batch import class_run as class_run_module
from grader.batch.class_run import ClassRun
from grader.batch.dispatch import InProcess
from grader.batch.results_folder import ResultsFolder
from grader.discovery.attempts import is_litter_of_class
from grader.discovery.class_folder import take_inventory
from grader.errors import SubmissionError
from grader.intake.submission import Submission
from grader.judging.job import Job
from grader.results.result import Check, Result
from grader.teaching.class_report import _count_rows

MODULES = ("sigmoid.py", "forward.py", "loss.py", "backward.py", "train.py")


def pack(files: dict[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return content.getvalue()


# What a place in a class may be: each makes it under a name.
Make = Callable[[Path], None]


def folder_of(*files: str) -> Make:
    def make(path: Path) -> None:
        for name in files or (".keep",):
            (path / name).parent.mkdir(parents=True, exist_ok=True)
            (path / name).write_text("x = 1")

    return make


def file_of(content: bytes, suffix: str) -> Make:
    def make(path: Path) -> None:
        path.with_name(path.name + suffix).write_bytes(content)

    return make


def link(path: Path) -> None:
    path.symlink_to("/etc")


ONE = pack(dict.fromkeys(MODULES, b"x = 1"))
KINDS: dict[str, Make] = {
    "whole": folder_of(*MODULES),
    "part": folder_of("loss.py", "notes.txt"),
    "drafts": folder_of(*(f"a/{name}" for name in MODULES), *(f"b/{name}" for name in MODULES)),
    "nested": folder_of(*(f"hw/{name}" for name in MODULES)),
    "attempts": folder_of("attempt-1/loss.py", "attempt-2/loss.py"),
    "nbgrader": folder_of("xor/loss.py", "xor/timestamp.txt"),
    "empty": folder_of(),
    "zip": file_of(ONE, ".zip"),
    "broken": file_of(b"PK", ".zip"),
    "class": file_of(pack({f"{who}/{name}": b"" for who in "xy" for name in MODULES}), ".zip"),
    "zipped zip": file_of(pack({"one.zip": ONE}), ".zip"),
    "tar": file_of(b"no tar", ".tar.gz"),
    "rar": file_of(b"Rar!", ".rar"),
    "text": file_of(b"hello", ".txt"),
    "python": file_of(b"x = 1", ".py"),
    "notebook": file_of(b"{}", ".ipynb"),
    "canvas": file_of(b"x = 1", "_77_900_loss.py"),
    "moodle": lambda path: folder_of("loss.py")(path.with_name(path.name + "_9_assignsubmission_file_")),
    "link": link,
    "litter": lambda path: folder_of("x")(path.with_name("." + path.name)),
}  # fmt: skip

NAMES = st.sampled_from(
    ["ada", "bo", "Cy", "ada--attempt-2", "dee 4", "éva", "loss", "xor", "__fay"]
)
CLASSES = st.lists(st.tuples(NAMES, st.sampled_from(sorted(KINDS))), min_size=1, max_size=9)


def grade_none(job: Job, submissions: Iterable[Submission], *_: Any) -> Iterator[Result]:
    """Every submission without a problem passes one check."""
    for submission in submissions:
        checks = (Check("test_it", "It is right.", "loss", 10, "passed"),)
        yield Result(
            submission.student,
            job.assignment,
            () if submission.problem else checks,
            submission.problem,
        )


def snapshot(folder: Path) -> list[tuple[str, int]]:
    return sorted((str(path), path.lstat().st_mtime_ns) for path in folder.rglob("*"))


@settings(deadline=None)
@given(places=CLASSES)
def test_each_place_is_in_one_entry_and_each_entry_has_a_row(
    xor: Assignment, job: Job, places: list[tuple[str, str]]
) -> None:
    with tempfile.TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        patch.setattr(class_run_module, "grade_all", grade_none)
        room = Path(name) / "class"
        room.mkdir()
        for student, kind in places:
            try:
                KINDS[kind](room / student)
            except (FileExistsError, NotADirectoryError, IsADirectoryError):
                continue  # something of that name is there
        before = snapshot(room)
        try:
            inventory = take_inventory(room, xor)
        except SubmissionError:
            assert all(is_litter_of_class(each) for each in os.listdir(room))
            return
        found = Counter(place for entry in inventory.entries for place in {*entry.places})
        names = {each for each in os.listdir(room) if not is_litter_of_class(each)}
        assert {*found} == names or {*found} == set()  # set(): the folder is one submission
        several = {place for place, count in found.items() if count > 1}
        # Several entries may be the attempts of one student, in that student's own folder.
        assert all((room / place).is_dir() for place in several)
        run = ClassRun(ResultsFolder(Path(name) / "out", xor), job, inventory.entries)
        list(run.grade(InProcess(), 1, 8))
        assert sorted(row.student for row in run.rows) == sorted(
            {entry.student for entry in inventory.entries}
        )
        assert snapshot(room) == before
        said = _count_rows(run.rows, inventory)
        strange = sum(not entry.understood for entry in inventory.entries)
        assert said.startswith(f"{len(run.rows) - strange} submission")
