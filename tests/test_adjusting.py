"""What a person decides beside the automatic results: points, due dates, comments."""

import csv
import io
import json
import subprocess
import sys
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from grader.assignment.deadline import DueDate
from grader.assignment.points import add
from grader.assignment.settings import Manual
from grader.assignment.spec import Assignment
from grader.batch.overlay import ADJUSTMENTS, EXTENSIONS, TRAIL, Overlay, read_overlay
from grader.batch.results_folder import ResultsFolder
from grader.cli import main
from grader.course.class_page import show_cell
from grader.course.gradebook import Cell
from grader.integrations.csv_worksheet import Mark, scale
from grader.integrations.nbgrader_gradebook import find_extra
from grader.integrations.prairielearn import as_data
from grader.reports.student_page import render_student_page
from grader.results.adjustment import Adjustment
from grader.results.grades_csv import render_grades
from grader.results.gradescope_json import summarize
from grader.results.result import Check, Result
from grader.results.weights import read_weights, reweigh

HEAD = "student,target,action,points,reason,by,when,automatic_score\n"


def make(assignment: Assignment, student: str = "ada", lost: float = 0) -> Result:
    """All points, but for some of the first check's."""
    checks = [
        Check(f"test_{stage.name}", f"{stage.name} is right.", stage.name, stage.points, "passed")
        for stage in assignment.stages
    ]
    if lost:
        checks[0] = replace(checks[0], outcome="failed", part=add([checks[0].points, -lost]), message="Wrong.")  # fmt: skip
    return Result(student, assignment, tuple(checks))


def adjust(target: str, action: Any, points: float = 0, seen: float | None = None) -> Adjustment:
    return Adjustment(target, action, points, "Because.", "Ada", "", seen)


@pytest.mark.parametrize(
    ("adjustments", "score", "sigmoid"),
    [
        ([], 95, 10),
        ([adjust("total", "add", 3)], 98, 10),
        ([adjust("total", "set", 40.5), adjust("total", "add", 1)], 41.5, 10),
        ([adjust("sigmoid", "excuse")], 100, 15),
        ([adjust("test_sigmoid", "excuse")], 100, 15),
        ([adjust("test_sigmoid", "add", 2), adjust("sigmoid", "add", -1)], 96, 11),
        ([adjust("loss", "set", 0), adjust("total", "add", -100)], 0, 10),
        ([adjust("sigmoid", "comment")], 95, 10),
    ],
)
def test_the_points_that_count_are_the_automatic_ones_and_what_was_decided(
    xor: Assignment, adjustments: list[Adjustment], score: float, sigmoid: float
) -> None:
    result = replace(make(xor, lost=5), adjustments=tuple(adjustments))
    assert (result.automatic, result.score) == (95, score)
    assert result.stages[0].score == sigmoid


def test_who_needs_a_person_is_graded_once_a_person_has_set_the_points(xor: Assignment) -> None:
    lost = Result("ada", xor, (), problem="A .rar file.")
    assert (lost.status, lost.judged) == ("needs-a-person", False)
    settled = replace(lost, adjustments=(adjust("total", "set", 70),))
    assert (settled.status, settled.score, settled.row.status) == ("graded", 70, "graded")
    assert replace(lost, adjustments=(adjust("total", "add", 70),)).status == "needs-a-person"


decisions = st.builds(
    adjust,
    st.sampled_from(["total", "sigmoid", "train", "test_loss", "test_backward"]),
    st.sampled_from(["set", "add", "excuse", "comment"]),
    st.integers(-2000, 2000).map(lambda number: number / 100),
)


@given(st.lists(decisions, max_size=6), st.sampled_from([0, 2.5, 15]), st.integers(0, 3))
def test_every_export_says_the_automatic_score_and_the_overlay(
    adjustments: list[Adjustment], lost: float, days: int
) -> None:
    from grader.assignment.load import load, locate

    xor = load(locate("xor"))
    deadline = DueDate(datetime.fromisoformat("2026-03-01T23:59+01:00"), 0, 10)
    plain = make(xor, lost=lost)
    late = deadline.judge(plain.earned, deadline.due + timedelta(days=days) - timedelta(hours=1) if days else None)  # fmt: skip
    plain = replace(plain, lateness=late)
    result = replace(plain, adjustments=tuple(adjustments))
    wanted = reckon(plain, adjustments)
    assert result.score == pytest.approx(wanted)
    assert result.automatic == plain.score
    row = next(csv.DictReader(io.StringIO(render_grades(xor, [result.row]))))
    assert float(row["score"]) == result.score
    assert float(scale(Mark.of(result), "100")) == pytest.approx(result.score, abs=0.01)
    assert as_data(result)["score"] == pytest.approx(result.score / xor.points)
    gradebook = sum(stage.score or 0 for stage in result.stages) + (find_extra(result) or 0)
    assert gradebook - late.penalty == pytest.approx(result.score) or not adjustments
    if result.score != plain.score:
        assert f"Automatic score: {plain.score}. With what was decided by hand: {result.score}." in summarize(result)  # fmt: skip
        assert row["automatic_score"] == str(plain.score)


def reckon(plain: Result, adjustments: list[Adjustment]) -> float:
    """The score by the rules of docs/adjusting.md, worked out another way."""

    def settle(target: str, points: float, most: float) -> float:
        for each in adjustments:
            if each.target == target:
                points = {"set": each.points, "add": points + each.points, "excuse": most, "comment": points}[each.action]  # fmt: skip
                points = max(0, points)
        return points

    total = 0.0
    for check in plain.checks:
        total += settle(check.stage, settle(check.name, check.score, check.points), check.points)
    late = plain.lateness.penalty if plain.lateness else 0
    return settle("total", max(0, total - late), 100)


def test_what_was_decided_is_not_taken_for_lateness(xor: Assignment) -> None:
    due = datetime.fromisoformat("2026-03-01T23:59+01:00")
    deadline = DueDate(due, 0, 10)
    late = deadline.judge(100, due + timedelta(hours=1))
    timed = replace(xor, deadline=deadline)
    result = replace(make(timed), lateness=late, adjustments=(adjust("total", "set", 97),))
    (row,) = csv.DictReader(io.StringIO(render_grades(timed, [result.row])))
    assert (row["raw_score"], row["penalty"], row["automatic_score"], row["score"]) == ("100", "10", "90", "97")  # fmt: skip
    assert show_cell(Cell("graded", "", result)) == "97 (−10 late)"


# --- what counts for everybody -----------------------------------------------------------------------


def make_real(
    assignment: Assignment, failed: frozenset[str] = frozenset(), student: str = "ada"
) -> Result:
    """A result with the assignment's own checks, some of them failed."""
    checks = [
        Check(name, f"{name} is right.", stage, points, "failed" if name in failed else "passed", "Wrong." if name in failed else "")
        for stage, found in assignment.check_points.items()
        for name, points in found.items()
    ]  # fmt: skip
    return Result(student, assignment, tuple(checks))


def load_xor() -> Assignment:
    from grader.assignment.load import load, locate

    return load(locate("xor"))


NAMES = load_xor().check_names
STAGES = [stage.name for stage in load_xor().stages]
rulings = st.builds(
    adjust,
    st.sampled_from([*STAGES, *NAMES]),
    st.sampled_from(["drop", "worth"]),
    st.integers(0, 5000).map(lambda number: number / 100),
)


@given(
    st.lists(rulings, min_size=1, max_size=4),
    st.lists(decisions, max_size=3),
    st.frozensets(st.sampled_from(NAMES)),
    st.integers(0, 3),
)
def test_what_counts_for_everybody_is_in_every_export(
    changed: list[Adjustment], mine: list[Adjustment], failed: frozenset[str], days: int
) -> None:
    due = datetime.fromisoformat("2026-03-01T23:59+01:00")
    deadline = DueDate(due, 0, 10)
    xor = replace(load_xor(), deadline=deadline)
    weights, applied = read_weights(xor), []
    for each in changed:
        try:
            weights = reweigh(weights, each, xor)
        except ValueError:  # nothing would count any more
            continue
        applied.append(each)
        if each.target in STAGES:
            wanted = each.points if each.action == "worth" else 0
            assert add(weights[name] for name in xor.check_points[each.target]) == wanted
    plain = make_real(xor, failed)
    plain = replace(plain, lateness=deadline.judge(plain.earned, due + timedelta(days=days) - timedelta(hours=1)))  # fmt: skip
    overlay = Overlay({"*": applied, "ada": mine}, {}, weights if applied else {})
    result = overlay.apply(plain)
    assert result.automatic == plain.score
    if not applied:
        return
    most = round(sum(weights.values()), 2)
    earned = round(sum(points for name, points in weights.items() if name not in failed), 2)
    late = int(earned * (100 - 10 * days) / 100 * -1 + earned + 1e-9)
    assert result.late_penalty == late
    assert result.assignment.points == pytest.approx(most)
    if not mine:
        assert result.score == pytest.approx(earned - late)
    row = next(csv.DictReader(io.StringIO(render_grades(result.assignment, [result.row]))))
    assert float(row["max_score"]) == pytest.approx(most)
    assert float(row["score"]) == result.score
    assert (float(row["automatic_score"]), float(row["automatic_max_score"])) == (plain.score, 100)
    assert float(row["raw_score"]) - float(row["penalty"]) == pytest.approx(plain.score)
    assert sum(stage.points for stage in result.stages) == pytest.approx(most)
    assert as_data(result)["score"] == pytest.approx(result.score / most)
    gradebook = sum(stage.score or 0 for stage in result.stages) + (find_extra(result) or 0)
    assert gradebook - late == pytest.approx(result.score)
    for each in applied:
        assert each.says in row["decided_by_hand"]
        assert each.says in summarize(result)


def test_a_flawed_check_is_dropped_for_everybody(out: Path, xor: Assignment) -> None:
    flawed = xor.check_names[0]
    points = xor.check_points["sigmoid"][flawed]
    folder = ResultsFolder(out, xor)
    for student, failed in (
        ("ada", set()),
        ("bo", {flawed}),
        ("cy", {flawed, xor.check_names[-1]}),
    ):
        folder.write(make_real(xor, frozenset(failed), student))
    words = ("--on", flawed, "--drop", "--reason", "Flawed.", "--by", "Ada", "--out", out)
    done = run("adjust", "*", *words)
    assert done.output == f"Noted, for everybody. xor has {100 - points} points now.\n"
    last = xor.check_points["train"][xor.check_names[-1]]
    most = 100 - points
    assert scores(out, xor) == {"ada": most, "bo": most, "cy": most - last}
    bo = next(each for each in ResultsFolder(out, xor).results() if each.student == "bo")
    assert (bo.automatic, bo.automatic_points, bo.assignment.points) == (100 - points, 100, most)
    page = render_student_page(bo, {})
    assert (
        f"Automatic score: {100 - points} of 100. With what was decided by hand: {most} of {most}."
        in page
    )
    assert f"{flawed}: does not count, for everybody (Ada). Flawed." in page
    assert "Everything is right." in page
    stored = json.loads((out / "results" / "bo.json").read_text())
    assert (stored["score"], stored["extra_data"]["max_score"]) == (100 - points, 100)


def test_a_check_that_is_held_back_is_on_no_page_even_if_it_does_not_count(xor: Assignment) -> None:
    name = xor.check_names[0]
    hidden = replace(xor, visibility={name: "hidden"})
    drop = Adjustment(name, "drop", 0, "Flawed.")
    for plain in (make_real(hidden), Result("ada", hidden, (), problem="A .rar file.")):
        result = Overlay({"*": [drop]}, {}, reweigh(read_weights(hidden), drop, hidden)).apply(
            plain
        )
        assert name not in render_student_page(result, {})
        assert name not in summarize(result)
        assert "Automatic score" not in summarize(result)


def test_rows_for_everybody_hold_from_top_to_bottom_and_the_last_points_stay(
    out: Path, xor: Assignment
) -> None:
    lines = [f"*,{stage.name},drop,,Gone.,,," for stage in xor.stages] + [
        "*,loss,worth,12,Back.,,,"
    ]
    (out / ADJUSTMENTS).write_text(HEAD + "\n".join(lines) + "\n")
    overlay = read_overlay(out, xor)
    assert overlay.problems == (f"{out / ADJUSTMENTS}, line 6: nothing would count any more. This row is not applied.",)  # fmt: skip
    result = overlay.apply(make_real(xor))
    assert {stage.name: stage.points for stage in result.stages} == {
        "sigmoid": 0, "forward": 0, "loss": 12, "backward": 0, "train": xor.stage("train").points,
    }  # fmt: skip


# --- the files ------------------------------------------------------------------------------------


@pytest.fixture
def out(xor: Assignment, tmp_path: Path) -> Path:
    """A run of three students, as xorkit grade leaves it."""
    folder = ResultsFolder(tmp_path / "results", xor)
    students = {"ada": 0, "bo": 5, "cy": 15}
    for student, lost in students.items():
        folder.write(make(xor, student, lost))
    about = {"assignment": "xor", "seed": 1, "fingerprints": {}, "students": list(students), "finished": "now"}  # fmt: skip
    (tmp_path / "results" / "run.json").write_text(json.dumps(about))
    return tmp_path / "results"


def scores(out: Path, xor: Assignment) -> dict[str, float]:
    return {result.student: result.score for result in ResultsFolder(out, xor).results()}


def run(*words: object) -> Any:
    return CliRunner().invoke(main, [str(word) for word in words])


def test_a_decision_is_a_row_and_a_line_of_the_trail(out: Path, xor: Assignment) -> None:
    words = ("--add", 3, "--on", "backward", "--reason", "Ruled on.", "--by", "Ada", "--out", out)
    done = run("adjust", "bo", *words)
    assert done.output == "bo: 95 automatically, 98 with what was decided by hand.\n"
    assert scores(out, xor) == {"ada": 100, "bo": 98, "cy": 85}
    (row,) = csv.DictReader(io.StringIO((out / ADJUSTMENTS).read_text()))
    assert (row["student"], row["points"], row["by"], row["automatic_score"]) == ("bo", "3", "Ada", "95")  # fmt: skip
    (line,) = map(json.loads, (out / TRAIL).read_text().splitlines())
    assert line["reason"] == "Ruled on."
    assert "fingerprints" in line


def test_a_check_is_excused_for_everybody(out: Path, xor: Assignment) -> None:
    done = run("adjust", "*", "--on", "sigmoid", "--excuse", "--reason", "Flawed.", "--out", out)
    assert done.output == "Noted, for everybody.\n"
    assert scores(out, xor) == {"ada": 100, "bo": 100, "cy": 100}


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("adjust", "bob", "--add", "1", "--reason", "x"), "There is no result of 'bob'"),
        (("adjust", "bo", "--add", "1", "--on", "nothing", "--reason", "x"), "'nothing' is no stage and no check of xor."),
        (("adjust", "bo", "--reason", "x"), "Say one of --set, --add, --excuse, --drop and --worth."),
        (("adjust", "bo", "--add", "nan", "--reason", "x"), "Points is 'nan', which is no number."),
        (("extend", "bo", "--days", "1", "--reason", "x"), "The assignment xor has no deadline."),
        (("extend", "bo", "--reason", "x"), "Say one of --days and --due."),
        (("adjust", "bo", "--drop", "--on", "loss", "--reason", "x"), "Drop is about a stage, a check or an item, for everybody: the student *."),
        (("adjust", "*", "--worth", "5", "--reason", "x"), "Worth is about a stage, a check or an item, for everybody: the student *."),
        (("adjust", "*", "--worth", "-5", "--on", "loss", "--reason", "x"), "Loss cannot be worth less than 0 points."),
        (("adjust", "*", "--drop", "--worth", "5", "--on", "loss", "--reason", "x"), "Say one of --set, --add, --excuse, --drop and --worth."),
    ],
)  # fmt: skip
def test_what_cannot_be_applied_is_refused_and_nothing_is_written(
    out: Path, words: tuple[str, ...], says: str
) -> None:
    done = run(*words, "--out", out)
    assert done.exit_code == 2
    assert says in done.output
    assert not (out / ADJUSTMENTS).exists()
    assert not (out / EXTENSIONS).exists()
    assert not (out / TRAIL).exists()


def test_a_bad_row_is_named_and_the_others_hold(out: Path, xor: Assignment) -> None:
    rows = [
        "ada,total,add,1,Good.,,,",
        "bo,total,more,1,Good.,,,",
        "bo,total,add,one,Good.,,,",
        "bo,total,add,1,,,,",
        ",total,add,1,Good.,,,",
        "bo,nothing,add,1,Good.,,,",
        "zoe,total,add,1,Good.,,,",
        "cy,total,add,2,Good.,,,",
    ]
    (out / ADJUSTMENTS).write_text(HEAD + "\n".join(rows) + "\n")
    assert scores(out, xor) == {"ada": 101, "bo": 95, "cy": 87}
    said = run("export", out, "--to", "csv").output
    place = out / ADJUSTMENTS
    for line, why in (
        (3, "the action is 'more'; use set, add, excuse, comment, drop or worth"),
        (4, "points is 'one', which is no number"),
        (5, "there is no reason; say why"),
        (6, "there is no student"),
        (7, "'nothing' is no stage and no check of xor"),
    ):
        assert f"{place}, line {line}: {why}. This row is not applied." in said
    assert "Something was decided about zoe, of whom there is no result." in said


def test_a_spreadsheet_may_save_it_with_semicolons_and_commas_in_numbers(
    out: Path, xor: Assignment
) -> None:
    text = HEAD.replace(",", ";") + "bo;total;add;1,5;Good.;;;\n"
    (out / ADJUSTMENTS).write_text("\ufeff" + text, encoding="utf-8")
    assert scores(out, xor)["bo"] == 96.5
    assert run("adjust", "cy", "--add", 1, "--reason", "x", "--out", out).exit_code == 0
    assert scores(out, xor) == {"ada": 100, "bo": 96.5, "cy": 86}


def test_a_decision_about_another_automatic_score_is_to_be_looked_at(out: Path, xor: Assignment) -> None:  # fmt: skip
    run("adjust", "bo", "--set", 50, "--reason", "Copied.", "--by", "Ada", "--out", out)
    ResultsFolder(out, xor).write(make(xor, "bo", 15))
    said = run("export", out, "--to", "csv").output
    assert "bo: the automatic score was 95 when it was decided that total: 50 points, by hand (Ada). Copied. It is 85 now. Does it still hold?" in said  # fmt: skip
    assert scores(out, xor)["bo"] == 50


@pytest.mark.thorough
def test_two_writers_at_once_lose_nothing(out: Path, xor: Assignment) -> None:
    start = [sys.executable, "-m", "grader.cli", "adjust"]
    end = ["--reason", "x", "--out", str(out)]
    one = [*start, "ada", "--add", "1", *end]
    every = [*start, "*", "--on", "train", "--worth", "20", *end]
    running = [subprocess.Popen(words, stdout=subprocess.DEVNULL) for words in [one, every] * 6]
    assert {process.wait() for process in running} == {0}
    folder = ResultsFolder(out, xor)
    most = 100 - xor.stage("train").points + 20
    assert [result.assignment.points for result in folder.results()] == [most] * 3
    assert len(folder.overlay.adjustments["ada"]) == len(folder.overlay.adjustments["*"]) == 6
    assert len((out / TRAIL).read_text().splitlines()) == 12


def test_a_writer_that_is_killed_leaves_the_file_as_it_was(out: Path, xor: Assignment) -> None:
    run("adjust", "ada", "--add", 1, "--reason", "x", "--out", out)
    code = (
        "import os, grader.batch.decisions as o\n"
        "o.write_whole = lambda *_: os._exit(9)\n"
        "from grader.cli import main\n"
        f"main(['adjust', 'bo', '--add', '1', '--reason', 'x', '--out', {str(out)!r}])"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 9
    assert scores(out, xor) == {"ada": 101, "bo": 95, "cy": 85}
    assert run("adjust", "bo", "--add", 2, "--reason", "x", "--out", out).exit_code == 0
    assert scores(out, xor) == {"ada": 101, "bo": 97, "cy": 85}


def test_an_extension_moves_the_due_date_of_one_student(xor: Assignment, tmp_path: Path) -> None:
    due = datetime.fromisoformat("2026-03-01T23:59+01:00")
    timed = replace(xor, deadline=DueDate(due, 0, 10))
    rows = ["ada,,2,ill,,", "bo,2026-03-02T12:00,,ill,,", "cy,soon,,ill,,", "dan,,1,,,", "eve,2026-03-02T12:00,1,x,,"]  # fmt: skip
    (tmp_path / EXTENSIONS).write_text("student,due,days,reason,by,when\n" + "\n".join(rows) + "\n")
    overlay = read_overlay(tmp_path, timed)
    moved = {name: overlay.find_deadline(name, timed.deadline) for name in ("ada", "bo", "zoe")}
    assert {name: each.due for name, each in moved.items() if each} == {
        "ada": due + timedelta(days=2),
        "bo": datetime.fromisoformat("2026-03-02T12:00+01:00"),
        "zoe": due,
    }
    assert [problem.partition(": ")[2] for problem in overlay.problems] == [
        "due is 'soon'; write 2026-03-01T23:59. This row is not applied.",
        "give either due or days. This row is not applied.",
    ]


# --- pages, and what a person marks -----------------------------------------------------------------


def test_a_student_sees_both_numbers_and_the_reason_and_nothing_of_a_held_back_check(
    xor: Assignment,
) -> None:
    hidden = replace(xor, visibility={"test_train": "hidden"})
    mine = (
        adjust("backward", "add", 2),
        adjust("test_train", "set", 3),
        adjust("total", "comment"),
    )
    page = render_student_page(replace(make(hidden), adjustments=mine), {})
    assert "backward: 2 points more, by hand (Ada). Because." in page
    assert "test_train" not in page
    assert "Automatic score" not in page
    page = render_student_page(replace(make(xor), adjustments=mine), {})
    assert "Automatic score: 100. With what was decided by hand: 85." in page


def test_text_of_a_decision_is_no_markup(xor: Assignment) -> None:
    said = Adjustment("total", "comment", 0, "<script>alert(1)</script>")
    page = render_student_page(replace(make(xor), adjustments=(said,)), {})
    assert "<script>alert" not in page
    row = replace(make(xor), adjustments=(replace(said, reason="=1+1"),)).row
    assert "'=1+1" in render_grades(xor, [row])


def test_what_a_person_marks_has_points_of_its_own(xor: Assignment) -> None:
    marked = replace(xor, manual=(Manual("essay", 5, "Write why."),))
    result = make(marked)
    assert (marked.points, result.score) == (105, 100)
    assert "essay: of 5 points, not marked yet." in summarize(result)
    given_ = replace(result, adjustments=(adjust("essay", "set", 4),))
    assert given_.score == 104
    (row,) = csv.DictReader(io.StringIO(render_grades(marked, [given_.row])))
    assert (row["essay"], row["score"], row["max_score"]) == ("4", "104", "105")
