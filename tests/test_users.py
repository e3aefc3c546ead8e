"""Grading is the same whoever the user is and whatever they may write to; and it leaves nothing behind."""

import csv
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path

import pytest

from grader.authoring.gradescope_zip import pins

SOMEONE = 54321  # an ordinary user, who needs no entry in the system's list
# A run in a process that may write to nothing but one folder, as Landlock has it.
WRITES_ONLY_TO = """
import sys, runpy
from grader.inside.lock import landlock
from grader.inside.lock.landlock import READ_DIR, READ_FILE, WRITE_FILE
out = sys.argv.pop(1)
every = landlock.all_rights(landlock.read_version()).files
rules = landlock.create_ruleset(landlock.Rights(every))
landlock.allow(rules, "/", READ_FILE | READ_DIR | 1)  # 1: to run a program
landlock.allow(rules, "/dev/null", READ_FILE | WRITE_FILE)
landlock.allow(rules, out, every)
landlock.restrict(rules)
runpy.run_module("grader.cli", run_name="__main__")
"""
pytestmark = pytest.mark.thorough
as_root = pytest.mark.skipif(os.getuid() != 0, reason="only root can become somebody else")


@pytest.fixture(scope="module")
def public(root: Path) -> Iterator[Path]:
    """The kit and what it needs, where everybody may read it, whoever installed it."""
    place = Path(tempfile.mkdtemp())
    try:
        for name in ["xorkit", *(pin.partition("==")[0] for pin in pins())]:
            found = distribution(name)
            for file in found.files or []:
                source = Path(str(found.locate_file(file)))
                if file.parts[0] != ".." and source.is_file() and source.suffix != ".pth":
                    (place / file).parent.mkdir(parents=True, exist_ok=True)
                    shutil.copyfile(source, place / file)
        for folder in ("grader", "assignments", "solutions", "tests/submissions/sample"):
            shutil.copytree(root / folder, place / folder, dirs_exist_ok=True)
        for path in (place, *place.rglob("*")):
            path.chmod(0o755)
        yield place
    finally:
        shutil.rmtree(place)


@pytest.fixture(scope="module")
def python() -> str:
    """A Python of this version that an ordinary user can start."""
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    for candidate in (os.path.realpath(sys.executable), f"/usr/bin/{version}"):
        with_user = [candidate, "-c", "import encodings, ctypes"]
        try:
            subprocess.run(with_user, check=True, user=SOMEONE, group=SOMEONE, extra_groups=[])
        except (OSError, subprocess.CalledProcessError):
            continue
        return candidate
    pytest.skip(f"there is no {version} that an ordinary user could start")


@pytest.fixture
def out() -> Iterator[Path]:
    """A folder that everybody may write to, in a place that everybody may enter."""
    place = Path(tempfile.mkdtemp())
    place.chmod(0o777)
    yield place
    shutil.rmtree(place)


def run(
    python: str, public: Path, user: int, *arguments: str, script: tuple[str, ...] = ()
) -> subprocess.CompletedProcess[str]:
    """A command of the kit as a user."""
    started = [python, "-B", *(script or ("-m", "grader.cli")), *arguments]
    return subprocess.run(
        started,
        cwd=public,
        env={"PYTHONPATH": str(public), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
        user=user,
        group=user,
        extra_groups=[],
    )


def scores(out: Path) -> dict[str, str]:
    with (out / "grades.csv").open(encoding="utf-8") as file:
        return {row["student"]: row["score"] for row in csv.DictReader(file)}


STUDENTS = {"ada": "100", "dara": "45", "ines": "90"}


@pytest.fixture(scope="module")
def few(public: Path) -> str:
    """A few of the sample class."""
    for path in (public / "tests" / "submissions" / "sample").iterdir():
        if path.name not in STUDENTS:  # its expected.toml would be named as not understood
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    return "tests/submissions/sample"


@as_root
@pytest.mark.parametrize("user", [0, SOMEONE])
def test_every_protection_holds_for_root_and_for_an_ordinary_user(
    python: str, public: Path, user: int
) -> None:
    found = run(python, public, user, "doctor")
    assert found.returncode == 0, found.stdout + found.stderr
    assert f"user {user or 65534}, no capabilities" in found.stdout


@as_root
@pytest.mark.parametrize("user", [0, SOMEONE])
def test_grades_are_the_same_for_root_and_for_an_ordinary_user(
    python: str, public: Path, out: Path, few: str, user: int
) -> None:
    graded = run(python, public, user, "grade", few, "--out", str(out / "class"))
    assert graded.returncode == 0, graded.stdout + graded.stderr
    assert scores(out / "class") == STUDENTS


@as_root
def test_nothing_but_the_results_is_written(python: str, public: Path, out: Path, few: str) -> None:
    """Neither /tmp nor /dev/shm nor any other place is needed; and nothing of ours stays anywhere."""
    script = ("-c", WRITES_ONLY_TO, str(out))
    graded = run(python, public, SOMEONE, "grade", few, "--out", str(out / "class"), script=script)
    assert graded.returncode == 0, graded.stdout + graded.stderr
    assert scores(out / "class") == STUDENTS
    found = run(python, public, SOMEONE, "doctor", script=script)
    assert found.returncode == 0, found.stdout + found.stderr
    results = [
        json.loads(path.read_text("utf-8")) for path in (out / "class" / "results").iterdir()
    ]
    sources = {each["extra_data"]["fingerprints"]["source"] for each in results}
    mine = [path for path in out.rglob("*") if path.is_file()]
    assert sorted(path.name for path in mine) == sorted(
        ["grades.csv", "run.json", "written.json", *(f"{each}.json" for each in (*STUDENTS, *sources))]
    )  # fmt: skip


@as_root
def test_no_process_and_no_file_of_a_user_is_left(
    python: str, public: Path, out: Path, few: str
) -> None:
    graded = run(python, public, SOMEONE + 1, "grade", few, "--out", str(out / "class"))
    assert graded.returncode == 0, graded.stdout + graded.stderr
    left = subprocess.run(
        ["ps", "-o", "pid,args", "-u", str(SOMEONE + 1)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert left.stdout.splitlines()[1:] == []
    for folder in (Path("/dev/shm"), Path(tempfile.gettempdir())):
        theirs = [path for path in folder.iterdir() if path.lstat().st_uid == SOMEONE + 1]
        assert theirs == []
