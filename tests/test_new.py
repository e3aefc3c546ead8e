"""A new assignment in a folder of its own, outside the checkout, works with every command."""

import csv
import importlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from distributed import LocalCluster

Run = Callable[..., str]


def run_in(folder: Path) -> Run:
    """A command of `xorkit` in a folder, as its own process; what it printed."""

    def run(*words: str, code: int = 0) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "grader.cli", *words],
            cwd=folder,
            env={**os.environ, "COLUMNS": "400", "XDG_CACHE_HOME": str(folder / "cache")},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout + done.stderr

    return run


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a new assignment of two stages."""
    folder = tmp_path_factory.mktemp("author")
    run = run_in(folder)
    run("new", "heights")
    run("new", "heights", "--stage", "middle")
    return folder


@pytest.fixture
def run(home: Path) -> Run:
    return run_in(home)


def solve(home: Path, folder: Path, *stages: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for stage in stages:
        shutil.copy(home / "solutions" / "heights" / f"{stage}.py", folder)


def read_scores(out: Path) -> dict[str, str]:
    """Each student's score."""
    with (out / "grades.csv").open(encoding="utf-8") as file:
        return {row["student"]: row["score"] for row in csv.DictReader(file)}


def test_a_new_assignment_is_recorded_and_right(run: Run) -> None:
    assert "0 files" in run("record", "--assignment", "heights")
    assert "No problems: the checks are right." in run(
        "audit", "--assignment", "heights", "--seed", "3"
    )


def test_preview_shows_the_stubs_the_solution_and_each_mistake(run: Run, home: Path) -> None:
    shown = run("preview", "--assignment", "heights")
    for title in (
        "the stubs: 0 of 20 points",
        "the solution: 20 of 20 points",
        "average-not-divided: 10 of 20 points",
        "middle-divided-by-one-less: 10 of 20 points",
    ):
        assert f" {title} ─" in shown
    assert "Your answer is the sum of all the numbers." in shown
    one = run("preview", "average-not-divided", "--assignment", "heights", "--page", "seen.html")
    assert "1 screen" in one
    assert "What is the average of 4 and 4?" in (home / "seen.html").read_text(encoding="utf-8")
    assert "no mistake 'other'" in run("preview", "other", "--assignment", "heights", code=2)


def test_a_student_goes_from_the_stubs_to_the_end(run: Run, home: Path) -> None:
    run("start", "--assignment", "heights", "net")
    assert "0 of 20 points" in run("check", "net", code=1)
    solve(home, home / "net", "average")
    assert "10 of 20 points" in run("check", "net", code=1)
    solve(home, home / "net", "average", "middle")
    finished = run("check", "net")
    assert "20 of 20 points" in finished
    assert "the average of 1, 2 and 6 is 3." in finished
    at = run_in(home / "net")
    at("plot", "all")
    assert (home / "net" / "plots" / "balance.png").is_file()
    assert "It was: It moves far away" in at("explore", "outlier", "--predict", "3")
    assert "To hand in: average.py, middle.py.\nPoints at home: 20 of 20." in at("submit")


@pytest.mark.release
@pytest.mark.thorough
def test_the_class_is_graded_reported_and_exported(run: Run, home: Path) -> None:
    solve(home, home / "class" / "ann", "average", "middle")
    solve(home, home / "class" / "bob", "middle")
    run("grade", "class", "--out", "out")
    assert read_scores(home / "out") == {"ann": "20", "bob": "10"}
    run("report", "out")
    assert (home / "out" / "report" / "students" / "bob.html").is_file()
    for system in ("junit", "csv", "prairielearn"):
        run("export", "out", "--to", system)
    (home / "roster.csv").write_text("student,email\nann,a@b.c\nbob,b@b.c\n", encoding="utf-8")
    run("export", "out", "--to", "moodle", "--roster", "roster.csv")
    assert "a@b.c" in (home / "out" / "moodle.csv").read_text(encoding="utf-8")
    (home / "book.csv").write_text(
        "Student,ID,SIS User ID,SIS Login ID,Section,Heights (7)\n    Points Possible,,,,,20\n"
        "Ann,1,,ann,A,\nBob,2,,bob,A,\n",
        encoding="utf-8",
    )
    run("export", "out", "--to", "canvas", "--worksheet", "book.csv")
    with (home / "out" / "canvas.csv").open(encoding="utf-8") as file:
        filled = {row["Student"]: row["Heights (7)"] for row in csv.DictReader(file)}
    assert (filled["Ann"], filled["Bob"]) == ("20", "10")
    start_cluster: Any = LocalCluster
    with start_cluster(n_workers=1, threads_per_worker=1, dashboard_address=":0") as cluster:
        run("grade", "class", "--out", "far", "--cluster", cluster.scheduler_address)
    assert read_scores(home / "far") == {"ann": "20", "bob": "10"}


@pytest.mark.parametrize(
    ("file", "this", "says"),
    [
        ("solutions/heights/average.py", "some numbers", "is not the stub of the reference"),
        ("assignments/heights/cases.py", "several lengths", "older than the checks"),
        ("solutions/heights/mistakes.toml", "all the numbers", "older than the reference or its mistakes"),
    ],
)  # fmt: skip
def test_a_handout_of_an_earlier_state_is_refused(
    run: Run, home: Path, file: str, this: str, says: str
) -> None:
    before = (home / file).read_text(encoding="utf-8")
    assert this in before
    (home / file).write_text(before.replace(this, "a few"), encoding="utf-8")
    try:
        refused = run("handout", "--assignment", "heights", "--out", "refused.zip", code=2)
    finally:
        (home / file).write_text(before, encoding="utf-8")
    assert says in refused
    assert "xorkit record --assignment heights" in refused
    assert not (home / "refused.zip").exists()


@pytest.mark.release
@pytest.mark.thorough
def test_every_form_of_the_handout_holds_this_assignment_alone(run: Run, home: Path) -> None:
    run("handout", "--assignment", "heights")
    with zipfile.ZipFile(home / "heights-handout.zip") as handout:
        names = handout.namelist()
        wheel = next(name for name in names if name.endswith(".whl"))
        workflow = handout.read("heights/.github/workflows/xorkit.yml").decode()
        handout.extract(wheel, home)
    assert "heights/average.py" in names
    assert "--assignment heights" in workflow
    with zipfile.ZipFile(home / wheel) as content:
        assignments = {
            name.split("/")[2]
            for name in content.namelist()
            if name.startswith("grader/assignments/")
        }
    assert assignments == {"heights"}
    run("handout", "--assignment", "heights", "--notebook")
    run("handout", "--assignment", "heights", "--nbgrader", "course")
    assert (home / "course" / "source" / "heights" / "heights.ipynb").is_file()
    run("handout", "--assignment", "heights", "--gradescope", "gradescope.zip")
    with zipfile.ZipFile(home / "gradescope.zip") as autograder:
        assert {"assignment/cases.py", "reference/middle.py"} <= set(autograder.namelist())


@pytest.mark.release
@pytest.mark.thorough
def test_gradescope_and_nbgrader_take_it(run: Run, home: Path, tmp_path: Path) -> None:
    run("handout", "--assignment", "heights", "--gradescope", "autograder.zip")
    root = tmp_path / "autograder"
    with zipfile.ZipFile(home / "autograder.zip") as archive:
        archive.extractall(root / "source")
    (root / "results").mkdir()
    (root / "submission_metadata.json").write_text('{"id": 7, "users": []}', encoding="utf-8")
    solve(home, root / "submission", "average")
    command = [sys.executable, "-P", "-m", "grader.integrations.gradescope_container", str(root)]
    subprocess.run(command, check=True, capture_output=True)
    assert json.loads((root / "results" / "results.json").read_text("utf-8"))["score"] == 10

    run("handout", "--assignment", "heights", "--nbgrader", "school")
    school = home / "school"
    nbgrader = [sys.executable, "-m", "nbgrader", "generate_assignment", "heights"]
    made = subprocess.run(nbgrader, cwd=school, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
    assert (school / "release" / "heights" / "heights.ipynb").is_file()
    solve(home, home / "pupils" / "ann", "average", "middle")
    run("grade", "pupils", "--out", "graded")
    run("export", "graded", "--to", "nbgrader", "--course", "school")
    api = importlib.import_module("nbgrader.api")  # which takes seconds
    with api.Gradebook(f"sqlite:///{school / 'gradebook.db'}") as book:
        grade = book.find_grade("check-middle", "heights", "heights", "ann")
        assert (grade.auto_score, grade.max_score) == (10, 10)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["Big"], "'Big' cannot name an assignment"),
        (["random"], "Python has a module of that name"),
        (["heights"], "is there already"),
        (["heights", "--stage", "average"], "has 'average' already"),
        (["heights", "--stage", "class"], "'class' cannot name a stage"),
        (["nothing", "--stage", "more"], "There is no assignment 'nothing'"),
    ],
)
def test_a_name_that_cannot_be_is_refused_and_nothing_is_written(
    run: Run, home: Path, words: list[str], says: str
) -> None:
    before = {path: path.stat().st_mtime_ns for path in home.glob("[as]*/**/*")}
    assert says in run("new", *words, code=2)
    assert {path: path.stat().st_mtime_ns for path in home.glob("[as]*/**/*")} == before
