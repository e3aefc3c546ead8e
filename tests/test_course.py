"""A course: several assignments, one gradebook, one page for the class and one for each student."""

import csv
import io
import json
import re
import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from click.testing import CliRunner
from click.testing import Result as Said
from playwright.sync_api import Browser

from grader.assignment.deadline import DueDate
from grader.assignment.load import load
from grader.assignment.spec import Assignment
from grader.atomic_files import file_name
from grader.batch.results_folder import ResultsFolder
from grader.cli import main
from grader.course.course_file import read_course
from grader.course.gradebook import Gradebook, read_gradebook
from grader.course.student_page import render_student_page
from grader.errors import CourseError
from grader.results.result import Check, Result
from grader.results.row import Attempt
from tests.conftest import Open
from tests.exports.samples import tabled

SAMPLE = Path(__file__).parent / "submissions" / "sample"
HEAD = 'title = "Numerics"\n'
HEIGHTS = '[[assignment]]\nname = "heights"\nweight = 1\ndue = 2026-03-01T12:00:00Z\npenalty_per_day = 50\n'
WIDTHS = '[[assignment]]\nname = "widths"\nweight = 3\n'
XOR = '[[assignment]]\nname = "xor"\nweight = 2\n'
ATTENTION = '[[assignment]]\nname = "attention"\nweight = 1\n'
Make = Callable[..., Result]


def run(*words: object) -> Said:
    return CliRunner().invoke(main, ["course", *map(str, words)])


def write(folder: Path, *texts: str, roster: str = "") -> Path:
    """A course folder."""
    if roster:
        (folder / "roster.csv").write_text(roster, encoding="utf-8")
        texts = ('roster = "roster.csv"\n', *texts)
    (folder / "course.toml").write_text(HEAD + "".join(texts), encoding="utf-8")
    return folder


def make(assignment: Assignment, student: str, *wrong: str, **more: Any) -> Result:
    """A result with one check a stage; these stages are wrong."""
    checks = [
        Check(
            f"test_{stage.name}_is_right",
            f"{stage.name} is right.",
            stage.name,
            stage.points,
            "failed" if stage.name in wrong else "passed",
            f"{stage.name} is off.\nexpected  got" if stage.name in wrong else "",
            (f"{stage.name}-off",) if stage.name in wrong else (),
            f"Your {stage.name} is off by a factor." if stage.name in wrong else "",
        )
        for stage in assignment.stages
    ]
    return Result(student, assignment, tuple(checks), **more)


def store(out: Path, results: Sequence[Result], finished: bool = True) -> None:
    """Results as `xorkit grade` leaves them."""
    folder = ResultsFolder(out, results[0].assignment)
    for result in results:
        folder.write(result)
    run_json = {
        "assignment": results[0].assignment.name,
        "students": [result.student for result in results],
        "finished": finished,
    }
    (out / "run.json").write_text(json.dumps(run_json), encoding="utf-8")


@pytest.fixture(scope="module")
def attention(root: Path) -> Assignment:
    return load(root / "assignments" / "attention")


@pytest.fixture
def course(tmp_path: Path, xor: Assignment, attention: Assignment) -> Path:
    """Two assignments: ada in both, bo in one, cy unreadable in one, dee in the roster alone."""
    write(tmp_path, XOR, ATTENTION, roster="student,email\nada,ada@uni.edu\nbo,bo@uni.edu\ndee,dee@uni.edu\ncy,cy@uni.edu\n")  # fmt: skip
    due = DueDate(_time("2026-03-01T12:00:00+00:00"), penalty_per_day=10)
    late = due.judge(90, _time("2026-03-02T11:00:00+00:00"))
    store(
        tmp_path / "results/xor",
        [
            make(xor, "ada", "loss", lateness=late),
            make(xor, "bo"),
            Result("cy", xor, (), "cy.zip is no archive."),
        ],
    )
    store(tmp_path / "results/attention", [make(attention, "ada", "mask")])
    return tmp_path


def _time(text: str) -> Any:
    from datetime import datetime

    return datetime.fromisoformat(text)


def read_table(path: Path) -> dict[str, dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return {row["student"]: row for row in csv.DictReader(file)}


# course.toml


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (XOR.replace("weight", "wieght"), "line 4: there is no entry 'wieght' in assignment. Did you mean weight?"),
        (XOR.replace("= 2", "= 0"), "line 4: weight of assignment should be a number > 0"),
        (XOR.replace("= 2", '= "2"'), "line 4: weight of assignment should be a number, not text."),
        (XOR + ATTENTION.replace("weight = 1\n", ""), "has no entry 'weight' in the assignment of line 5; see docs/course.md."),
        (XOR + 'due = "2026-03-01T23:59:00+01:00"\n', "line 5: due of assignment should be a date with a time and an offset from UTC, without quotes"),
        (XOR + "due = 2026-03-01T23:59:00\n", "line 5: due of assignment should be a date with a time and an offset"),
        (XOR + "penalty_per_day = 5\n", "line 5: penalty_per_day needs a due date"),
        (XOR + "due = 2026-03-01T23:59:00Z\npenalty_per_day = 101\n", "line 6: penalty_per_day of assignment should be a number <= 100"),
        (XOR + ATTENTION.replace('"attention"', '"atention"'), "line 6: There is no assignment 'atention'. Available: "),
        (XOR + XOR, "line 6: xor is there already"),
        (XOR + ATTENTION + 'results = "results/../results/xor"\n', "line 8: results/../results/xor holds the results of xor"),
        (XOR + 'count = "first"\n', "line 5: Unknown count rule 'first'. Choose best, last or last-before:DATE."),
        ('roster = "none.csv"\n' + XOR, "none.csv cannot be read"),
        (XOR.replace('"xor"', '"assignments/xor"'), "line 3: 'assignments/xor' is the assignment 'xor'; write that."),
        ("version = 2\n" + XOR, "line 2: this xorkit reads version 1 of the format."),
        ("", "has no entry 'assignment'"),
    ],
)  # fmt: skip
def test_a_slip_in_course_toml_is_one_sentence_with_its_line(
    tmp_path: Path, text: str, says: str, monkeypatch: pytest.MonkeyPatch, root: Path
) -> None:
    monkeypatch.chdir(root)
    done = run("grade", write(tmp_path, text))
    assert done.exit_code == 2
    said = " ".join(done.output.split())
    assert str(tmp_path) in said
    assert says in said
    assert "Traceback" not in said


def test_a_folder_without_course_toml_is_no_course(tmp_path: Path) -> None:
    done = run("report", tmp_path)
    assert done.exit_code == 2
    assert "is not a course: it has no course.toml." in " ".join(done.output.split())


def test_a_due_date_of_the_course_stands_before_that_of_the_assignment(tmp_path: Path) -> None:
    due = "due = 2026-03-01T23:59:00+01:00\ngrace_minutes = 5\npenalty_per_day = 10\n"
    (part,) = read_course(write(tmp_path, XOR, due)).parts
    assert part.assignment.deadline == DueDate(_time("2026-03-01T23:59:00+01:00"), 5, 10)
    assert part.submissions == tmp_path / "submissions" / "xor"
    assert part.results == tmp_path / "results" / "xor"


# The gradebook.


def test_everybody_has_a_line_and_each_cell_a_status(course: Path) -> None:
    book = read_gradebook(read_course(course))
    assert {line.student: [cell.status for cell in line.cells] for line in book.lines} == {
        "ada": ["graded", "graded"],
        "bo": ["graded", "missing"],
        "cy": ["needs-a-person", "missing"],
        "dee": ["missing", "missing"],
    }


def test_the_total_weighs_what_is_graded_and_what_is_missing_counts_0(course: Path) -> None:
    book = read_gradebook(read_course(course))
    of = book.runs[1].part.assignment
    lost = next(stage.points for stage in of.stages if stage.name == "mask")
    ada = (2 * Decimal(81) / 100 + Decimal(str(of.points - lost)) / Decimal(str(of.points))) / 3
    totals = {line.student: line.total for line in book.lines}
    assert totals == {
        "ada": (100 * ada).quantize(Decimal("0.01")),
        "bo": Decimal("66.67"),
        "cy": None,
        "dee": Decimal("0.00"),
    }


def test_parts_of_points_are_exact(tmp_path: Path, xor: Assignment) -> None:
    write(tmp_path, XOR)
    result = make(xor, "ada", "loss")
    checks = [replace(each, part=0.1) if each.stage == "loss" else each for each in result.checks]
    store(tmp_path / "results/xor", [replace(result, checks=tuple(checks))])
    run("export", tmp_path)
    row = read_table(tmp_path / "gradebook.csv")["ada"]
    assert (row["xor"], row["total"]) == ("90.1", "90.10")


def test_an_assignment_that_is_not_graded_does_not_count(course: Path) -> None:
    shutil.rmtree(course / "results" / "attention")
    book = read_gradebook(read_course(course))
    bo = next(line for line in book.lines if line.student == "bo")
    assert [cell.status for cell in bo.cells] == ["graded", "not-graded"]
    assert bo.total == 100
    shutil.rmtree(course / "results")
    with pytest.raises(CourseError, match=r"is graded yet\. Run: xorkit course grade"):
        read_gradebook(read_course(course))


def test_nobody_is_missing_while_a_run_is_incomplete(course: Path, attention: Assignment) -> None:
    store(course / "results/attention", [make(attention, "ada")], finished=False)
    book = read_gradebook(read_course(course))
    bo = next(line for line in book.lines if line.student == "bo")
    assert (bo.cells[1].status, bo.total) == ("not-judged", None)


def test_one_person_under_two_names_is_one_line(
    tmp_path: Path, xor: Assignment, attention: Assignment
) -> None:
    roster = "student,canvas_id,name\nada,1234,Ada Lovelace\nbo,1235,Bo\n"
    write(tmp_path, XOR, ATTENTION, roster=roster)
    store(tmp_path / "results/xor", [make(xor, "lovelaceada_1234"), make(xor, "bo"), make(xor, "Bo_99")])  # fmt: skip
    store(tmp_path / "results/attention", [make(attention, "Ada Lovelace_777"), make(attention, "eve")])  # fmt: skip
    book = read_gradebook(read_course(tmp_path))
    assert {line.student: [cell.status for cell in line.cells] for line in book.lines} == {
        "ada": ["graded", "graded"],
        "bo": ["needs-a-person", "missing"],
        "eve": ["missing", "graded"],
    }
    done = run("export", tmp_path)
    assert "xor: bo is there as bo, Bo_99." in done.output
    assert "attention: not in the roster: eve." in done.output


def test_names_that_look_alike_are_asked_about_unless_both_handed_in_the_same(
    tmp_path: Path, xor: Assignment, attention: Assignment
) -> None:
    write(tmp_path, XOR, ATTENTION)
    store(tmp_path / "results/xor", [make(xor, name) for name in ("Ada L_1", "bo", "Cy_1", "Cy_2")])
    store(tmp_path / "results/attention", [make(attention, name) for name in ("Ada L_7", "BO")])
    said = run("export", tmp_path).output
    assert "These names look alike: Ada L_1, Ada L_7. Is it one student?" in said
    assert re.search(r"look alike: (bo, BO|BO, bo)\.", said)
    assert "Cy" not in said


# Exports.


def test_gradebook_csv_has_everybody_with_points_status_and_total(course: Path) -> None:
    done = run("export", course)
    assert done.exit_code == 0, done.output
    table = read_table(course / "gradebook.csv")
    assert list(table) == ["ada", "bo", "cy", "dee"]
    assert list(table["ada"]) == [
        "student", "email", "xor", "xor_max", "xor_status", "xor_days_late",
        "attention", "attention_max", "attention_status", "attention_days_late", "total",
    ]  # fmt: skip
    assert table["ada"]["xor"] == "81"
    assert table["ada"]["xor_days_late"] == "1"
    assert table["bo"]["attention"] == ""
    assert table["bo"]["attention_status"] == "missing"
    assert table["cy"]["xor_status"] == "needs-a-person"
    assert [row["total"] for row in table.values()][1:] == ["66.67", "", "0.00"]


def test_a_gradebook_that_was_edited_is_kept(course: Path) -> None:
    run("export", course)
    with (course / "gradebook.csv").open("a") as file:
        file.write("a note\n")
    assert "gradebook.edited.csv" in run("export", course).output
    assert (course / "gradebook.edited.csv").read_text().endswith("a note\n")
    assert not list(course.rglob(".writing-*"))


CANVAS = (
    "Student,ID,SIS User ID,SIS Login ID,Section,Essay (7),Network xor (123),Attention head (124),"
    "Total (125),Final Score\r\n"
    "    Points Possible,,,,,10.00,50.00,20.00,100.00,(read only)\r\n"
    "Ada,11,,ada,A,9.00,,,,1\r\n"
    "Bo,12,,bo,A,,1.00,7.00,,2\r\n"
    "Cy,13,,cy,A,,EX,,,3\r\n"
    "Dee,14,,dee,A,,,5.00,,4\r\n"
)


def test_canvas_gets_a_column_per_assignment_and_the_total_and_keeps_the_rest(course: Path) -> None:
    (course / "download.csv").write_text(CANVAS, newline="")
    done = run("export", course, "--to", "canvas", "--worksheet", course / "download.csv")
    assert done.exit_code == 1  # cy is open
    assert "Left out, cy: xor: the cell has EX in Canvas and was kept; The total: not judged" in done.output  # fmt: skip
    before, after = tabled(CANVAS), tabled((course / "canvas.csv").read_bytes().decode())
    ada, bo, cy, dee = after[2:]
    book = read_table_total(course)
    assert (ada[6], ada[8]) == ("40.5", book["ada"])
    assert bo[6:9] == ["50", "7.00", "66.67"]
    assert cy == before[4]
    assert dee[6:9] == ["", "5.00", "0"]
    kept = [[*row[:6], row[9]] for row in after]
    assert kept == [[*row[:6], row[9]] for row in before]
    assert after[:2] == before[:2]


def read_table_total(course: Path) -> dict[str, str]:
    """The totals as Canvas is given them, without zeros at the end."""
    run("export", course)
    table = read_table(course / "gradebook.csv")
    return {name: row["total"].rstrip("0").rstrip(".") for name, row in table.items()}


def test_canvas_without_a_column_gets_the_others_and_a_word_about_it(course: Path) -> None:
    text = CANVAS.replace("Total (125)", "Quiz (125)").replace("Attention head", "Something")
    (course / "download.csv").write_text(text, newline="")
    done = run("export", course, "--to", "canvas", "--worksheet", course / "download.csv")
    assert "attention was not written. The worksheet has no column with 'attention' in its title" in done.output  # fmt: skip
    assert "The total was not written. The worksheet has no column called 'Total'" in done.output
    assert tabled((course / "canvas.csv").read_text())[2][6] == "40.5"
    named = run("export", course, "--to", "canvas", "--worksheet", course / "download.csv", "--column", "Quiz")  # fmt: skip
    assert "The total was not" not in named.output
    (course / "download.csv").write_text(text.replace("xor", "first"), newline="")
    (course / "canvas.csv").unlink()
    refused = run("export", course, "--to", "canvas", "--worksheet", course / "download.csv")
    assert refused.exit_code == 2
    assert not (course / "canvas.csv").exists()


def test_moodle_gets_an_item_and_feedback_per_assignment_and_the_total(course: Path) -> None:
    done = run("export", course, "--to", "moodle")
    assert done.exit_code == 1
    assert "Left out, cy: xor: a person has to look first." in done.output
    header, *rows = tabled((course / "moodle.csv").read_bytes().decode())
    assert header == [
        "Email address", "ID number", "XOR (total)", "XOR feedback",
        "ATTENTION (total)", "ATTENTION feedback", "Course total",
    ]  # fmt: skip
    assert [row[0] for row in rows] == ["ada@uni.edu", "bo@uni.edu", "dee@uni.edu"]
    ada, bo, dee = rows
    assert ada[2] == "81"
    assert "loss 0/10" in ada[3]
    assert bo[4:] == ["-", "", "66.67"]
    assert dee[2:] == ["-", "", "-", "", "0.00"]


def test_moodle_needs_one_identifier_for_all_rows(course: Path) -> None:
    (course / "roster.csv").write_text("student,email,id_number\nada,ada@uni.edu,1\nbo,,2\ndee,d@u,\ncy,,\n")  # fmt: skip
    done = run("export", course, "--to", "moodle")
    assert "Left out, bo: no email in the roster, by which Moodle is to find everybody." in done.output  # fmt: skip
    rows = list(csv.DictReader(io.StringIO((course / "moodle.csv").read_bytes().decode())))
    assert all(row["Email address"] for row in rows)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--to", "canvas"], "Canvas imports only its own gradebook"),
        (["--to", "moodle", "--worksheet", "x.csv"], "is of one assignment"),
        (["--to", "csv", "--worksheet", "x.csv"], "--worksheet and --column are for canvas"),
        (["--to", "csv", "--course", "x"], "--course and --database are for nbgrader"),
        (["--to", "nbgrader"], "Name the course folder: --course COURSE"),
        (["--to", "nbgrader", "--into", "x"], "--into is not for nbgrader"),
    ],
)
def test_a_wrong_use_is_one_sentence(course: Path, words: list[str], says: str) -> None:
    done = run("export", course, *words)
    assert done.exit_code == 2
    assert says in " ".join(done.output.split())


@pytest.mark.release
@pytest.mark.thorough
@pytest.mark.filterwarnings("default")
def test_nbgrader_gets_all_assignments_in_one_database(course: Path) -> None:
    gradebook = pytest.importorskip("nbgrader.api").Gradebook
    (course / "nb").mkdir()
    for _ in range(2):
        done = run("export", course, "--to", "nbgrader", "--course", course / "nb")
        assert done.exit_code == 0, done.output
    assert "0 of the students changed there." in done.output
    with gradebook(f"sqlite:///{course / 'nb' / 'gradebook.db'}") as book:
        assert {each.name for each in book.assignments} == {"xor", "attention"}
        assert book.find_submission("xor", "bo").score == 100
        assert book.find_submission("attention", "ada").score > 0
        with pytest.raises(pytest.importorskip("nbgrader.api").MissingEntry):
            book.find_submission("attention", "bo")
        assert book.find_submission("xor", "cy").needs_manual_grade


# Pages.


def show(book: Gradebook, student: str) -> str:
    line = next(line for line in book.lines if line.student == student)
    return re.sub(r"<style>.*?</style>|<meta[^>]*>", "", render_student_page(book, line), flags=re.DOTALL)  # fmt: skip


def test_a_students_page_shows_their_own_way(course: Path) -> None:
    book = read_gradebook(read_course(course))
    ada = show(book, "ada")
    assert "Your loss is off by a factor." in ada
    assert "1 day late; penalty: 10% of the points earned. 81 points are left." in ada
    assert "81 of 100" in ada
    assert str(book.lines[0].total) in ada
    assert not re.search(r"\b(bo|cy|dee)\b", ada)
    assert "cy.zip is no archive." in show(book, "cy")
    assert "The total is open" in show(book, "cy")
    assert "a missing assignment counts 0" in show(book, "bo")


def test_what_is_held_back_is_not_on_a_students_page_nor_in_its_total(
    tmp_path: Path, xor: Assignment
) -> None:
    held = replace(xor, visibility={"test_loss_is_right": "after_published"})
    write(tmp_path, XOR)
    store(tmp_path / "results/xor", [make(xor, "ada", "loss")])
    book = read_gradebook(read_course(tmp_path))
    (book_run,) = book.runs
    part = replace(book_run.part, assignment=held)
    results = {name: replace(each, assignment=held) for name, each in book_run.results.items()}
    (line,) = book.lines
    (cell,) = line.cells
    line = replace(line, cells=(replace(cell, result=results["ada"]),))
    text = show(replace(book, runs=(replace(book_run, part=part, results=results),), lines=(line,)), "ada")  # fmt: skip
    assert "off by a factor" not in text
    assert "90 of 90" in text
    assert str(line.total) not in text


def test_attempts_are_part_of_the_way(tmp_path: Path, xor: Assignment) -> None:
    write(tmp_path, XOR)
    out = tmp_path / "results" / "xor"
    first = make(xor, "ada", "loss", attempt=Attempt(1, 2, "2026-03-01T10:00:00+00:00", "last"))
    last = make(xor, "ada", attempt=Attempt(2, 2, "", "last", "The last attempt counts."))
    store(out, [last])
    for number, each in enumerate((first, last), 1):
        ResultsFolder(out, xor).write_attempt(each, number)
    text = show(read_gradebook(read_course(tmp_path)), "ada")
    assert "Attempt 1, 2026-03-01T10:00:00+00:00: 90 of 100." in text
    assert "Attempt 2: 100 of 100 (it counts)." in text


# The commands, on real submissions.


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course of a new, small assignment that two of three students handed in, and one of later."""
    folder = tmp_path_factory.mktemp("course")
    make_new(folder, "heights")
    hand_in(folder, "heights", "ada--2026-03-01T10-00", read_average(folder))
    hand_in(folder, "heights", "bo--2026-03-02T10-00", read_average(folder, "numbers.sum()"))
    write(folder, HEIGHTS, ATTENTION, roster="student\nada\nbo\ncy\n")
    return folder


@pytest.fixture(scope="module")
def pair(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two new, small assignments."""
    folder = tmp_path_factory.mktemp("pair")
    for name in ("assignments", "solutions"):
        shutil.copytree(home / name, folder / name)
    make_new(folder, "widths")
    return folder


def make_new(folder: Path, name: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        done = CliRunner().invoke(main, ["new", name])
    assert done.exit_code == 0, done.output


def read_average(folder: Path, answer: str = "") -> str:
    """The solution of the new assignment, or with another answer."""
    right = (folder / "solutions" / "heights" / "average.py").read_text(encoding="utf-8")
    return re.sub(r"return .*", f"return float({answer})", right) if answer else right


def hand_in(folder: Path, assignment: str, student: str, source: str) -> None:
    place = folder / "submissions" / assignment / student
    place.mkdir(parents=True)
    (place / "average.py").write_text(source, encoding="utf-8")


def test_a_course_is_graded_and_exported_and_graded_again(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "cache"))
    graded = run("grade", home, "--workers", "1")
    assert graded.exit_code == 0, graded.output
    assert f"attention: no submissions yet; {home / 'submissions' / 'attention'} is not there." in graded.output  # fmt: skip
    assert "1 of the roster not handed in: cy." in graded.output
    assert run("export", home).exit_code == 0
    table = read_table(home / "gradebook.csv")
    assert {
        name: (row["heights_status"], row["attention_status"]) for name, row in table.items()
    } == {
        "ada": ("graded", "not-graded"),
        "bo": ("graded", "not-graded"),
        "cy": ("missing", "not-graded"),
    }
    assert (table["ada"]["total"], table["cy"]["total"]) == ("100.00", "0.00")
    again = run("grade", home, "--workers", "1")
    assert "2 submissions unchanged; existing results were reused." in again.output


@pytest.mark.release
@pytest.mark.thorough
def test_the_page_of_a_course_leads_to_all_others_and_tells_no_seed(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "cache"))
    run("grade", home, "--workers", "1")
    reported = run("report", home)
    assert reported.exit_code == 0, reported.output
    page = (home / "report" / "course.html").read_text(encoding="utf-8")
    links = [link for link in re.findall(r'href="([^"]+)"', page) if not link.startswith(("#", "data:"))]  # fmt: skip
    assert len(links) >= 5
    for link in links:
        assert (home / "report" / link.partition("#")[0]).is_file(), link
    assert "Your answer is the sum of all the numbers." in page
    seed = json.loads((home / "results" / "heights" / "run.json").read_text())["seed"]
    for path in (home / "report").rglob("*.html"):
        assert str(seed) not in path.read_text(encoding="utf-8")


@pytest.mark.release
@pytest.mark.thorough
def test_an_assignment_that_cannot_be_graded_does_not_stop_the_others(
    home: Path, pair: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "cache"))
    for name in ("assignments", "solutions"):
        shutil.copytree(pair / name, tmp_path / name)
    for name in ("heights", "widths"):
        shutil.copytree(home / "submissions" / "heights", tmp_path / "submissions" / name)
    write(tmp_path, HEIGHTS, WIDTHS, roster="student\nada\n")
    (tmp_path / "results" / "heights").mkdir(parents=True)
    (tmp_path / "results" / "heights" / "mine.txt").write_text("my own")
    done = run("grade", tmp_path, "--workers", "1")
    assert done.exit_code == 2
    assert "heights was not graded: " in done.output
    assert "1 not in the roster: bo." in done.output
    assert set(read_table(tmp_path / "results" / "widths" / "grades.csv")) == {"ada", "bo"}
    nothing = tmp_path / "nothing"
    nothing.mkdir()
    refused = run("grade", write(nothing, XOR))
    assert refused.exit_code == 2
    assert "has submissions. Put them where course.toml says." in " ".join(refused.output.split())


@pytest.fixture(scope="module")
def sample(pair: Path, tmp_path_factory: pytest.TempPathFactory, part: int) -> Path:
    """The pages of a course of three assignments: two small ones, and xor with the sample class."""
    folder = tmp_path_factory.mktemp("class")
    for name in ("assignments", "solutions"):
        shutil.copytree(pair / name, folder / name)
    few = ("ada", "emil", "gita", "hugo")
    for path in sorted(SAMPLE.iterdir()):
        if path.name != "jonas" and (part == 1 or path.name in few):
            shutil.copytree(path, folder / "submissions" / "xor" / path.name)
    right, wrong = read_average(folder), read_average(folder, "numbers.sum()")
    for name in ("heights", "widths"):
        for student in ("ada--2026-03-01T10-00", "emil--2026-03-02T10-00", "<b>quinn"):
            hand_in(folder, name, student, wrong if student.startswith("emil") else right)
    (folder / "submissions" / "widths" / "<b>quinn" / "average.py").unlink()
    (folder / "submissions" / "widths" / "<b>quinn" / "notes.txt").write_text("later")
    write(folder, HEIGHTS, WIDTHS, XOR)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        assert run("grade", folder, "--workers", "1").exit_code == 1
        done = run("report", folder)
    assert done.exit_code == 0, done.output
    return folder


@pytest.mark.release
@pytest.mark.thorough
def test_scores_of_a_course_are_those_of_each_assignment(sample: Path) -> None:
    run("export", sample)
    table = read_table(sample / "gradebook.csv")
    for name in ("heights", "widths", "xor"):
        grades = read_table(sample / "results" / name / "grades.csv")
        for student, row in table.items():
            assert row[name] == grades.get(student, {"score": ""})["score"], (student, name)
    assert table["ada"]["total"] == "100.00"
    emil = (1 * 0 + 3 * 0 + 2 * float(table["emil"]["xor"]) / 100) / 6 * 100
    assert float(table["emil"]["total"]) == pytest.approx(emil, abs=0.005)
    assert table["<b>quinn"]["total"] == ""


@pytest.mark.release
@pytest.mark.thorough
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_of_a_course_have_no_fault_of_accessibility(
    sample: Path, browser: Browser, scheme: Any, width: int
) -> None:
    context = browser.new_context(
        color_scheme=scheme, viewport={"width": width, "height": 900}, bypass_csp=True
    )
    students = ("ada", "emil", file_name("<b>quinn"))
    pages = [sample / "report" / "students" / f"{name}.html" for name in students]
    for path in (sample / "report" / "course.html", *pages):
        page = context.new_page()
        page.goto(path.as_uri())
        found = Axe().run(page).response["violations"]
        assert [(fault["id"], fault["nodes"][0]["html"]) for fault in found] == [], path.name
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(wide) <= 0, path.name
        page.close()
    context.close()


@pytest.mark.release
@pytest.mark.thorough
def test_from_the_course_to_a_student_and_to_a_class_report(sample: Path, opened: Open) -> None:
    page = opened(sample / "report" / "course.html")
    page.get_by_label("Search").fill("emil")
    assert page.locator("#table tbody tr:visible").count() == 1
    page.get_by_role("button", name="Total").click()
    page.locator("#table").get_by_role("link", name="emil").click()
    assert page.locator("h1").inner_text() == "emil"
    assert page.get_by_text("Your answer is the sum of all the numbers.").count() == 2
    assert page.locator("a[href^=http], a[href$='.html']").count() == 0
    page = opened(sample / "report" / "course.html")
    page.get_by_role("link", name="xor").first.click()
    assert "result" in page.locator("h1").inner_text()
    page = opened(sample / "report" / "course.html")
    page.locator("#table").get_by_role("link", name="<b>quinn").click()
    assert page.locator("h1").inner_text() == "<b>quinn"


@pytest.mark.release
@pytest.mark.thorough
def test_the_guide_shows_what_the_commands_print(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    guide = (root / "docs" / "course.md").read_text(encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "numerics"
    for student in ("ada", "dara", "emil"):
        shutil.copytree(SAMPLE / student, folder / "submissions" / "xor" / student)
    for student in ("ada--2026-03-20T18-00", "emil--2026-03-23T09-00"):
        place = folder / "submissions" / "attention" / student
        place.mkdir(parents=True)
        for stage in ("softmax", "scores", "mask", "attention"):
            shutil.copy(root / "solutions" / "attention" / f"{stage}.py", place)
    (toml,) = re.findall(r"```toml\n(.*?)```", guide, re.DOTALL)
    (folder / "course.toml").write_text(toml, encoding="utf-8")
    rows = "".join(f"{name},{name}@uni.edu\n" for name in ("ada", "dara", "emil", "ines"))
    (folder / "roster.csv").write_text(f"student,email\n{rows}", encoding="utf-8")
    printed = run("grade", "numerics", "--workers", "1").output
    assert "1 of the roster not handed in: ines." in printed
    blocks = re.findall(r"```console\n\$ xorkit course (grade|report|export) numerics\n(.*?)```", guide, re.DOTALL)  # fmt: skip
    (slip, *_), (graded, reported, exported) = blocks, [text for _, text in blocks[1:]]
    (folder / "course.toml").write_text(toml.replace("weight = 2", "wieght = 2"), encoding="utf-8")
    assert slip[1].split() == run("grade", "numerics").output.split("\n\n")[-1].split()
    (folder / "course.toml").write_text(toml, encoding="utf-8")
    for line in graded.splitlines():
        assert line in ("", "…") or line in printed, line
    assert reported.splitlines()[-1] == run("report", "numerics").output.splitlines()[-1]
    said, _, table = exported.partition("$ cat numerics/gradebook.csv\n")
    assert run("export", "numerics").output == said
    assert (folder / "gradebook.csv").read_text(encoding="utf-8") == table
