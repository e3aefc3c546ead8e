"""What was graded is kept beside its result, through kills, new gradings and new submissions."""

from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.assignment.spec import Assignment
from grader.batch import class_run
from grader.batch.class_run import ClassRun
from grader.batch.dispatch import InProcess
from grader.batch.results_folder import ResultsFolder
from grader.batch.source_store import SourceStore
from grader.discovery.class_folder import take_inventory
from grader.intake.notebook import Cell, Notebook
from grader.intake.stored import from_text, to_text
from grader.intake.submission import Submission
from grader.judging.job import Job
from grader.reports.gallery import Gallery
from grader.reports.student_page import render_student_page
from grader.results.result import Result
from grader.teaching.student_pages import find_graded, render_pages
from tests.test_marking import Desk

TEXTS = st.dictionaries(st.text(max_size=5), st.text(max_size=20), max_size=3)


@pytest.fixture
def desk(tmp_path: Path, job: Job, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A class of three: ada handed in twice, bo and cy once."""
    made = Desk(job, tmp_path)
    monkeypatch.setattr(class_run, "grade_all", made.grade_all)
    for attempt, points in (("attempt-1", 7), ("attempt-2", 9)):
        made.write("ada", attempt, points)
    made.write("bo", ".", 5)
    made.write("cy", ".", 6)
    return made


def folder_of(desk: Desk) -> ResultsFolder:
    return ResultsFolder(desk.room / "out", desk.job.assignment)


def loss_of(folder: ResultsFolder, result: Result | None) -> str:
    """The loss.py that a result was graded from."""
    assert result is not None
    found = folder.sources.find(result)
    assert found is not None, result.student
    return found.modules["loss"]


@given(TEXTS, TEXTS, TEXTS, st.lists(st.text(max_size=9), max_size=3), st.text(max_size=20))
def test_a_submission_comes_back_as_it_was(
    modules: dict[str, str], unread: dict[str, str], near: dict[str, str], others: list[str], code: str
) -> None:  # fmt: skip
    notebook = Notebook("lab.ipynb", (Cell(code, "m"), Cell("")))
    for notes in (notebook, None):
        one = Submission("ada", modules, unread, tuple(others), "", notes, near=near)
        other = from_text(to_text(one), "ada")
        assert other == one
        assert other.fingerprint == one.fingerprint


def test_every_result_finds_what_it_was_graded_from(desk: Desk) -> None:
    desk.mark()
    folder = folder_of(desk)
    for student, points in (("ada", "9"), ("bo", "5"), ("cy", "6")):
        assert loss_of(folder, folder.find(student)) == points
    assert loss_of(folder, folder.find_attempt("ada", 1)) == "7"


@pytest.mark.parametrize("rows", range(4))
def test_a_run_that_stops_anywhere_leaves_no_result_without_its_source(
    desk: Desk, rows: int
) -> None:
    folder = folder_of(desk)
    folder.begin(desk.job, {})
    entries = take_inventory(desk.room / "class", desk.job.assignment).entries
    run = ClassRun(folder, desk.job, entries).grade(InProcess(), 1, 8)
    list(islice(run, rows))
    del run
    known = [student for student in ("ada", "bo", "cy") if folder.find(student)]
    for student in known:
        assert loss_of(folder, folder.find(student))
    desk.mark()
    assert [loss_of(folder, folder.find(s)) for s in ("ada", "bo", "cy")] == ["9", "5", "6"]


def test_a_regrade_changes_no_source_and_one_that_is_lost_comes_back(desk: Desk) -> None:
    desk.mark()
    folder = folder_of(desk)
    before = {path: path.stat().st_mtime_ns for path in folder.sources.folder.iterdir()}
    desk.mark(regrade=True)
    assert {path: path.stat().st_mtime_ns for path in folder.sources.folder.iterdir()} == before
    for path in before:
        path.unlink()
    desk.mark()
    assert desk.graded == []
    assert loss_of(folder, folder.find("bo")) == "5"


def test_a_new_submission_is_compared_with_what_was_graded_before(desk: Desk) -> None:
    desk.mark()
    desk.write("bo", ".", 8)
    desk.mark()
    folder = folder_of(desk)
    bo = folder.find("bo")
    assert bo
    for _ in range(2):  # a regrade of the same submission does not replace what was before
        graded = find_graded(folder, bo)
        assert graded.before
        assert (graded.before.result.score, bo.score) == (5, 8)
        assert graded.before.sources
        assert graded.before.sources.modules["loss"] == "5"
        desk.mark(regrade=True)
    page = render_student_page(graded, {})
    assert "From what was graded before to now" in page
    for line in ("<del>", "<code>5</code>", "<ins>", "<code>8</code>"):
        assert line in page
    assert '<td class="number">5 of 5</td><td class="number">8 of 8</td>' in page
    cy = folder.find("cy")
    assert cy
    assert find_graded(folder, cy).before is None


def test_the_attempt_that_counts_is_compared_with_the_one_before(desk: Desk) -> None:
    desk.mark()
    folder = folder_of(desk)
    ada = folder.find("ada")
    assert ada
    graded = find_graded(folder, ada)
    assert graded.before
    assert graded.before.result.score == 7
    page = render_student_page(graded, {})
    assert "From attempt 1 to attempt 2" in page
    assert "<code>7</code>" in page
    assert "<code>9</code>" in page


def test_a_source_that_is_not_what_was_graded_is_not_shown(desk: Desk) -> None:
    desk.mark()
    folder = folder_of(desk)
    bo = folder.find("bo")
    assert bo
    path = folder.sources.folder / f"{bo.fingerprints['source']}.json"
    whole = path.read_text()
    for text in ("{", "[]", "null", "{}", whole.replace("5", "6"), '{"modules": 3}', whole[:-2]):
        path.write_text(text)
        assert folder.sources.find(bo) is None, text
    assert folder.sources.find(replace(bo, fingerprints={"source": "../run"})) is None
    assert SourceStore(desk.room).find(bo) is None


def test_a_class_without_sources_has_its_pages(desk: Desk, xor: Assignment) -> None:
    """Of a version that did not keep them."""
    desk.mark()
    folder = folder_of(desk)
    for path in folder.sources.folder.iterdir():
        path.unlink()
    pages = dict(render_pages(folder.out, xor, folder.results(), Gallery(())))
    assert len(pages) == 6
    assert not any("The code that was graded" in page for page in pages.values())
    ada = pages[Path("students", "ada.html")]
    assert "only the scores are compared" in ada
