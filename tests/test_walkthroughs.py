"""The commands of the walk-throughs in docs/, run as they are printed; nbgrader's are in test_nbgrader."""

import csv
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytestmark = [pytest.mark.thorough, pytest.mark.release]

STUDENTS = ("ada", "emil", "kofi")
GRADEBOOK = (
    "Student,ID,SIS User ID,SIS Login ID,Section,xor (123)\n"
    "    Points Possible,,,,,100\n"
    "Ada,1234,,ada,A,\n"
    "Emil,1235,,emil,A,\n"
    "Kofi,1236,,kofi,A,\n"
)
WORKSHEET = (
    "Identifier,Full name,Email address,Status,Grade,Maximum Grade,Grade can be changed,Last modified (grade),Feedback comments\n"
    "Participant 1234567,Ada Lovelace,ada@example.org,Submitted,,100,Yes,-,\n"
)
ROSTER = (
    "student,canvas_id,email\nada,1234,\nemil,1235,\nkofi,1236,\n"
    "Ada Lovelace_1234567,,ada@example.org\n"
)


def commands(root: Path, page: str) -> list[str]:
    """The lines of a page's shell blocks."""
    text = (root / "docs" / page).read_text(encoding="utf-8")
    blocks = re.findall(r"^ *```sh\n(.*?)^ *```", text, re.DOTALL | re.MULTILINE)
    return [line.strip() for block in blocks for line in block.splitlines() if line.strip()]


@pytest.fixture
def place(root: Path, tmp_path: Path) -> Path:
    """A folder such as the pages speak of: submissions, the reference, and what was downloaded."""
    for student in STUDENTS:
        shutil.copytree(root / "tests/submissions/sample" / student, tmp_path / "submissions" / student)  # fmt: skip
    shutil.copytree(root / "solutions", tmp_path / "solutions")
    for name, text in (("gradebook.csv", GRADEBOOK), ("Grades-XOR.csv", WORKSHEET), ("roster.csv", ROSTER)):  # fmt: skip
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def run(place: Path, line: str) -> str:
    """One command, as a shell runs it; its output."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        line, cwd=place, shell=True, capture_output=True, text=True, check=False,
        env={**os.environ, "PATH": path},
    )  # fmt: skip
    assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
    return done.stdout


def test_canvas(root: Path, place: Path) -> None:
    run(place, "xorkit grade submissions --out results --seed 7")
    lines = commands(root, "canvas.md")
    assert any("--to canvas" in line for line in lines)
    for line in lines:
        run(place, line)
    filled = (place / "results" / "canvas.csv").read_text(encoding="utf-8")
    assert "Ada,1234,,ada,A,100" in filled
    assert "Emil,1235,,emil,A,65" in filled


def test_moodle(root: Path, place: Path) -> None:
    with zipfile.ZipFile(place / "XOR-submissions.zip", "w") as archive:
        for file in (place / "submissions" / "ada").glob("*.py"):
            archive.write(file, f"Ada Lovelace_1234567_assignsubmission_file/{file.name}")
    graded, worksheet, imported = commands(root, "moodle.md")
    run(place, graded)
    run(place, worksheet)
    filled = (place / "results" / "moodle.csv").read_text(encoding="utf-8-sig")
    (row,) = csv.DictReader(filled.splitlines())
    assert (row["Grade"], row["Full name"]) == ("100", "Ada Lovelace")
    run(place, imported)
    assert "ada@example.org" in (place / "results" / "moodle.csv").read_text(encoding="utf-8")


def test_gradescope(root: Path, place: Path) -> None:
    (line,) = commands(root, "gradescope.md")
    assert "ready to upload" in run(place, line)
    assert (place / "autograder.zip").stat().st_size > 10_000


def test_large_classes_on_this_machine(root: Path, place: Path) -> None:
    lines = [line for line in commands(root, "large-classes.md") if line.startswith("xorkit grade")]
    here = [line for line in lines if "--cluster" not in line]
    assert len(here) == 3
    for line in here:
        assert "emil" in run(place, line)
