"""nbgrader, for real: its own commands, on a course that xorkit made, as docs/nbgrader.md says."""

import csv
import json
import os
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from grader.assignment.spec import Assignment
from grader.cli import main
from grader.errors import OutputError, XorkitError
from grader.integrations import nbgrader_gradebook
from grader.integrations.nbgrader_gradebook import describe, write_course
from grader.results.result import Check, Outcome, Result
from grader.results.row import StageScore

pytestmark = [pytest.mark.thorough, pytest.mark.release]

BIN = Path(sys.executable).parent
STAGES = ("sigmoid", "forward", "loss", "backward", "train")


def needed(module: str) -> Any:
    """A module of Jupyter's, imported by the tests that use it: that takes seconds."""
    return pytest.importorskip(module)


def run(folder: Path, script: str) -> str:
    """What a shell says to these lines; the first that fails ends them."""
    environment = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}
    environment |= {"JUPYTER_PLATFORM_DIRS": "1", "HOME": str(folder)}
    done = subprocess.run(
        ["bash", "-euc", script], cwd=folder, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def export(course: Path) -> str:
    """What `xorkit export results --to nbgrader --course .` says; here, for its imports take seconds."""
    words = ["export", str(course / "results"), "--to", "nbgrader", "--course", str(course)]
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 0, done.output
    return done.output


def scores(course: Path, student: str) -> dict[str, float | None]:
    """What the gradebook holds for each stage, by itself."""
    with needed("nbgrader.api").Gradebook(f"sqlite:///{course / 'gradebook.db'}") as book:
        grades = {stage: book.find_grade(f"check-{stage}", "xor", "xor", student) for stage in STAGES}  # fmt: skip
        return {stage: grade.auto_score for stage, grade in grades.items()}


def exported(course: Path) -> dict[str, dict[str, str]]:
    with (course / "grades.csv").open(newline="") as file:
        return {row["student_id"]: row for row in csv.DictReader(file)}


def hand_in(course: Path, student: str, solutions: dict[str, str]) -> None:
    """The released notebook with these sources in its solution cells, as `nbgrader collect` puts it."""
    book = needed("nbformat").read(course / "release" / "xor" / "xor.ipynb", as_version=4)
    for cell in book.cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id", "").removeprefix("solution-")
        if name in solutions:
            cell.source = solutions[name]
        if name.startswith("answer-"):
            cell.source = "Because the slope of a saturated sigmoid is zero."
        if name == "imports":
            cell.source += "\n%matplotlib inline"
    folder = course / "submitted" / student / "xor"
    folder.mkdir(parents=True)
    needed("nbformat").write(book, folder / "xor.ipynb")
    shutil.copytree(course / "release" / "xor" / "images", folder / "images")
    (folder / "timestamp.txt").write_text("2026-03-02 01:00:00.000000 UTC\n")


def dump(course: Path) -> str:
    """Everything in the gradebook."""
    code = "import sqlite3, sys; print(*sqlite3.connect(sys.argv[1]).iterdump(), sep='\\n')"
    return subprocess.run(
        [sys.executable, "-c", code, course / "gradebook.db"], capture_output=True, text=True, check=True
    ).stdout  # fmt: skip


@pytest.fixture(scope="module")
def chapters(root: Path) -> list[str]:
    """The commands of the walk-through, chapter by chapter."""
    text = (root / "docs" / "nbgrader.md").read_text()
    found = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
    assert len(found) == 3
    return found


@pytest.fixture(scope="module")
def course(chapters: list[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course after the first two chapters: bo divides the loss by the rows alone and has a cell that is no Python."""
    place = tmp_path_factory.mktemp("nbgrader")
    run(place, chapters[0])
    folder = place / "xor101"
    book = needed("nbformat").read(folder / "source" / "xor" / "xor.ipynb", as_version=4)
    right = {
        cell.metadata.nbgrader.grade_id.removeprefix("solution-"): cell.source
        for cell in book.cells
        if cell.metadata.get("nbgrader", {}).get("solution")
    }
    hand_in(folder, "ada", right)
    by_rows = right["compute_loss"].replace("error**2", "np.sum(error**2, axis=1)")
    broken = "def forward(X, params:\n    return '<script>alert(1)</script>'"
    hand_in(folder, "bo", {**right, "compute_loss": by_rows, "forward": broken})
    run(folder, chapters[1])
    return folder


def test_the_release_has_no_solution_and_keeps_what_reading_needs(course: Path) -> None:
    text = (course / "release" / "xor" / "xor.ipynb").read_text()
    assert "SOLUTION" not in text
    assert "NotImplementedError" in text
    cells = needed("nbformat").reads(text, as_version=4).cells
    modules = [cell.metadata.xorkit.module for cell in cells if "xorkit" in cell.metadata]
    assert modules == ["sigmoid", "sigmoid", "forward", "loss", "backward", "train", "train"]


def test_the_release_has_the_pictures_that_its_text_shows(course: Path, xor: Assignment) -> None:
    release = course / "release" / "xor"
    used = re.findall(r"\]\((images/[^)]+)\)", (release / "xor.ipynb").read_text(encoding="utf-8"))
    assert len(used) == 7
    for name in used:
        assert (release / name).read_bytes() == (xor.folder / name).read_bytes()


def test_the_gradebook_and_its_export_hold_what_xorkit_graded(course: Path) -> None:
    rows = exported(course)
    results = {
        student: json.loads((course / "results" / "results" / f"{student}.json").read_text())
        for student in ("ada", "bo")
    }
    assert results["ada"]["score"] == 100
    stages = {"sigmoid": 15, "forward": 0, "backward": 35, "train": 20}
    bo = dict(results["bo"]["extra_data"]["stages"])
    assert 0 < bo.pop("loss") < 10
    assert bo == stages
    for student, result in results.items():
        assert float(rows[student]["score"]) == result["score"]
        assert float(rows[student]["max_score"]) == 115
        assert rows[student]["timestamp"].startswith("2026-03-02 01:00:00")
        assert scores(course, student) == result["extra_data"]["stages"]


def test_feedback_shows_comments_and_nothing_of_a_submission_as_markup(course: Path) -> None:
    feedback = (course / "feedback" / "bo" / "xor" / "xor.html").read_text()
    assert "Your loss divides by the number of rows alone" in feedback
    assert "forward.py is not valid Python" in feedback
    assert "<script>alert(1)" not in feedback


def test_exporting_twice_changes_nothing_and_a_mark_by_hand_stays(course: Path) -> None:
    before = dump(course)
    again = export(course)
    assert "0 students changed there." in again
    assert dump(course) == before
    with needed("nbgrader.api").Gradebook(f"sqlite:///{course / 'gradebook.db'}") as book:
        grade = book.find_grade("check-loss", "xor", "xor", "bo")
        grade.manual_score, grade.needs_manual_grade, right = 9.5, False, grade.auto_score
        grade.auto_score = 1.0
        book.find_comment("solution-compute_loss", "xor", "xor", "bo").manual_comment = "Nearly."
        book.db.commit()
    said = export(course)
    assert "1 student changed there." in said
    assert "Manual grades were kept: bo." in said
    with needed("nbgrader.api").Gradebook(f"sqlite:///{course / 'gradebook.db'}") as book:
        grade = book.find_grade("check-loss", "xor", "xor", "bo")
        assert (grade.manual_score, grade.score, grade.auto_score) == (9.5, 9.5, right)
        assert grade.needs_manual_grade
        comment = book.find_comment("solution-compute_loss", "xor", "xor", "bo")
        assert comment.comment == "Nearly."
        grade.manual_score, grade.needs_manual_grade, comment.manual_comment = None, False, None
        book.db.commit()


@pytest.mark.release
def test_check_cells_give_partial_credit_in_nbgraders_own_kernel(
    course: Path, chapters: list[str]
) -> None:
    before = {student: scores(course, student) for student in ("ada", "bo")}
    own, back = chapters[2].splitlines()
    run(course, f"{own} --student=bo")
    assert scores(course, "bo")["sigmoid"] == 15
    assert 0 < (scores(course, "bo")["loss"] or 0) < 10
    assert back == "xorkit export results --to nbgrader --course ."
    export(course)
    assert {student: scores(course, student) for student in ("ada", "bo")} == before


def test_nbgrader_validate_accepts_the_notebook_of_the_reference(course: Path) -> None:
    said = run(course / "source" / "xor", "nbgrader validate xor.ipynb")
    assert "Success! Your notebook passes all the tests." in said


def test_a_source_notebook_that_was_changed_is_not_written_over(
    xor: Assignment, reference: dict[str, str], tmp_path: Path
) -> None:
    path = write_course(xor, reference, tmp_path)
    assert write_course(xor, reference, tmp_path) == path
    path.write_text("mine")
    (tmp_path / "nbgrader_config.py").write_text("c = get_config()\n")
    with pytest.raises(
        OutputError, match=r"exists and was edited\. Move it away to write a new one"
    ):
        write_course(xor, reference, tmp_path)
    assert path.read_text() == "mine"
    assert (tmp_path / "nbgrader_config.py").read_text() == "c = get_config()\n"


def result_of(xor: Assignment, message: str, outcome: Outcome = "failed") -> Result:
    checks = tuple(
        Check(
            f"test_{stage.name}",
            f"{stage.name} is right.",
            stage.name,
            stage.points,
            outcome,
            message,
        )
        for stage in xor.stages
    )
    return Result("zoe", xor, checks)


@pytest.mark.fast
def test_a_gradebook_of_its_own_is_made_where_there_is_none(
    xor: Assignment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    url = f"sqlite:///{tmp_path / 'other.db'}"
    done = nbgrader_gradebook.export(xor, [result_of(xor, "", "passed")], tmp_path, url)
    assert (done.changed, done.kept, done.left) == (["zoe"], [], {})
    with needed("nbgrader.api").Gradebook(url) as book:
        assert book.find_submission("xor", "zoe").score == 100
    done = nbgrader_gradebook.export(xor, [result_of(xor, "", "broken")], tmp_path, url)
    with needed("nbgrader.api").Gradebook(url) as book:
        grade = book.find_grade("check-loss", "xor", "xor", "zoe")
        assert (grade.auto_score, grade.needs_manual_grade) == (None, True)
        book.find_grade_cell("check-loss", "xor", "xor").max_score = 3
        book.db.commit()
    with pytest.raises(OutputError, match="check-loss is worth 3 points, but 10"):
        nbgrader_gradebook.export(xor, [], tmp_path, url)


def test_a_database_that_cannot_be_used_is_said_without_its_password(
    xor: Assignment, tmp_path: Path
) -> None:
    (tmp_path / "no.db").write_text("no database at all, " * 100)
    with pytest.raises(XorkitError, match="file is not a database"):
        nbgrader_gradebook.export(xor, [], tmp_path, "sqlite:///no.db")
    with pytest.raises(XorkitError) as refused:
        nbgrader_gradebook.export(xor, [], tmp_path, "sqlite://me:secret@here/no.db")
    assert "secret" not in str(refused.value)
    with pytest.raises(
        XorkitError, match=r"is not a course folder\. Name the folder that holds source/"
    ):
        nbgrader_gradebook.export(xor, [], tmp_path / "none")


class Tags(HTMLParser):
    """Which tags there are."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        del attrs
        self.seen.add(tag)


@pytest.mark.parametrize(
    "message",
    [
        "<script>alert(1)</script>",
        "a\n\n\n<img src=x onerror=alert(1)>",
        "```\n<b>\n```\n# title",
        "$$\n<b>\n$$ \\begin{x}<b>\\end{x} \\(<b>\\)",
        "[a](javascript:alert(1)) ![](http://x)",
        "x\r\n\r\n<b>y\x0b\n<i>\u2028<u>",
    ],
)
def test_what_a_submission_said_is_no_markup_in_a_comment(xor: Assignment, message: str) -> None:
    comment = describe(result_of(xor, message), StageScore("loss", 0, 10))
    assert comment.startswith("Stage loss: 0 of 10 points.\n\n    loss is right.\n")
    assert Tags(needed("nbconvert.filters").markdown2html(comment)).seen == {"p", "pre", "code"}
