"""A class goes through any executor, and each result is on disk, whole."""

import csv
import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from grader.atomic_files import file_name, write_whole
from grader.batch.dispatch import InProcess, grade_all
from grader.batch.process_pool import ProcessPool
from grader.batch.results_folder import ResultsFolder
from grader.errors import AssignmentError, OutputError
from grader.intake.submission import Submission
from grader.judging.grade import grade
from grader.judging.job import Job
from grader.results.grades_csv import defuse


@pytest.fixture
def class_of_four(reference: dict[str, str]) -> list[Submission]:
    quick = {**reference, "train": ""}
    return [
        Submission("ada", quick),
        Submission("=cmd()", {**quick, "loss": "x = 1"}),
        Submission("../bo", {**quick, "sigmoid": "import os; os._exit(3)"}),
        Submission("çelik 😀", quick),
    ]


@pytest.mark.release
@pytest.mark.thorough
def test_a_pool_grades_as_one_process_does(job: Job, class_of_four: list[Submission]) -> None:
    def scores(executor: InProcess | ProcessPool) -> dict[str, float]:
        with executor:
            return {
                result.student: result.score for result in grade_all(job, class_of_four, executor)
            }

    alone = scores(InProcess())
    assert alone["ada"] == alone["çelik 😀"] == 80
    assert scores(ProcessPool(2)) == alone


def test_a_worker_that_dies_leaves_a_result_that_says_so(
    job: Job, class_of_four: list[Submission]
) -> None:
    class Dying(ThreadPoolExecutor):
        def submit(self, function, /, *args, **kwargs):  # type: ignore[no-untyped-def]
            if args[1][0].student == "ada":
                return super().submit(lambda: 1 / 0)
            return super().submit(function, *args, **kwargs)

    with Dying(1) as executor:
        results = {result.student: result for result in grade_all(job, class_of_four[:2], executor)}
    assert not results["ada"].judged
    assert [stage.score for stage in results["ada"].stages] == [None] * 5
    assert "division by zero" in results["ada"].checks[0].message
    assert results["=cmd()"].score == 70


def test_killing_the_process_that_forks_costs_the_next_nothing(
    job: Job, class_of_four: list[Submission]
) -> None:
    killer = "import os, signal\nos.kill(os.getppid(), signal.SIGKILL)\n"
    wrong = {**class_of_four[0].modules, "loss": killer}
    first, second = grade(job, [Submission("killer", wrong), class_of_four[0]])
    assert first.stages[2].score == 0
    assert first.judged
    assert (second.score, second.judged) == (80, True)


def test_a_pool_that_is_gone_leaves_results_that_say_so(
    job: Job, class_of_four: list[Submission]
) -> None:
    class Gone(ThreadPoolExecutor):
        def submit(self, function, /, *args, **kwargs):  # type: ignore[no-untyped-def]
            del function, args, kwargs
            future = super().submit(lambda: 1 / 0)
            self.shutdown()
            return future

    results = list(grade_all(job, class_of_four, Gone(1), batch=4))
    assert [result.judged for result in results] == [False] * 4


def test_results_are_files_whatever_the_students_are_called(
    job: Job, class_of_four: list[Submission], tmp_path: Path
) -> None:
    results = grade(job, class_of_four)
    record = ResultsFolder(tmp_path, job.assignment)
    for result in results:
        record.write(result)
    record.finish(job, [result.row for result in results], {})
    names = sorted(path.name for path in (tmp_path / "results").iterdir())
    assert names == [
        "%2E.%2Fbo.json",
        "%3Dcmd%28%29.json",
        "%C3%A7elik%20%F0%9F%98%80.json",
        "ada.json",
    ]
    with (tmp_path / "grades.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["student"] for row in rows] == ["../bo", "'=cmd()", "ada", "çelik 😀"]
    assert (
        rows[1]["note"]
        == "loss: loss.py has no function compute_loss. The checks call compute_loss(y_true, y_pred)."
    )
    assert rows[2] == {
        "student": "ada", "sigmoid": "15", "forward": "20", "loss": "10", "backward": "35", "train": "0", "score": "80",
        "max_score": "100", "status": "graded", "note": rows[2]["note"],
    }  # fmt: skip
    run = json.loads((tmp_path / "run.json").read_text())
    assert (run["seed"], run["submissions"], run["not_judged"]) == (7, 4, [])


def test_a_result_is_what_gradescope_reads(
    job: Job, class_of_four: list[Submission], tmp_path: Path
) -> None:
    (result,) = grade(job, class_of_four[1:2])
    record = ResultsFolder(tmp_path, job.assignment)
    data = json.loads(record.write(result).read_text(encoding="utf-8"))
    assert record.find(result.student) == replace(result, seconds=data["execution_time"])
    assert data["score"] == sum(test["score"] for test in data["tests"]) == 70
    assert sum(test["max_score"] for test in data["tests"]) == 100
    assert isinstance(data["execution_time"], float)
    assert data["extra_data"]["stages"] == {
        "sigmoid": 15,
        "forward": 20,
        "loss": 0,
        "backward": 35,
        "train": 0,
    }
    for test in data["tests"]:
        assert set(test) == {
            "name",
            "score",
            "max_score",
            "status",
            "output",
            "output_format",
            "visibility",
            "extra_data",
        }
        assert test["status"] == ("passed" if test["score"] else "failed")
        assert test["visibility"] == "visible"
        assert {"check", "stage", "outcome", "diagnosis"} < set(test["extra_data"])
        assert test["extra_data"]["outcome"] in ("passed", "failed", "skipped", "broken")
        named = {"loss": ["missing-function"], "train": ["missing-function"]}
        stage, passed = test["extra_data"]["stage"], test["status"] == "passed"
        waits = test["extra_data"]["outcome"] == "skipped"
        assert test["extra_data"]["diagnosis"] == ([] if passed or waits else named[stage])
    assert '"seed"' not in json.dumps(data)


@pytest.mark.thorough
def test_no_process_and_no_descriptor_is_left_behind(
    job: Job, class_of_four: list[Submission]
) -> None:
    here = psutil.Process()
    grade(job, class_of_four[:1])
    descriptors, children = here.num_fds(), here.children(recursive=True)
    grade(job, class_of_four)
    assert here.num_fds() == descriptors
    assert here.children(recursive=True) == children


def test_a_failed_write_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    write_whole(path, b"old")
    with pytest.raises(TypeError):
        write_whole(path, "no bytes")  # type: ignore[arg-type]
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.json"]
    with pytest.raises(OutputError, match="cannot be written"):
        write_whole(path / "below" / "b.json", b"")


@pytest.mark.parametrize(
    "name", ["", ".", "..", "a/b", "a\\b", "nul", "COM1.x", "a\0b", "x" * 500, "-rf", "\ud800"]
)
def test_a_student_name_is_never_a_path(name: str, tmp_path: Path) -> None:
    safe = file_name(name)
    write_whole(tmp_path / safe, b"")
    assert [entry.name for entry in tmp_path.iterdir()] == [safe]
    assert len(safe) <= 120
    assert file_name(name + "x") != safe


def test_a_cell_that_is_split_at_another_separator_holds_no_formula() -> None:
    for separator in ";|\t\n":
        for sign in "=+-@":
            parts = defuse(f"a{separator}{sign}1").split(separator)
            assert parts == ["a", f"'{sign}1"]
    assert defuse("a - b = c; d") == "a - b = c; d"


@pytest.mark.thorough
def test_an_assignment_that_cannot_be_run_stops_the_class(
    job: Job, class_of_four: list[Submission], tmp_path: Path
) -> None:
    broken = Job(job.assignment, {**(job.reference or {}), "sigmoid": "1 / 0"}, 7)
    results = list(grade_all(broken, class_of_four[:1], InProcess()))
    assert not results[0].judged
    assert "ZeroDivisionError" in results[0].checks[0].message
    with pytest.raises(AssignmentError, match="its checks are worth 0 points"):
        _grade_without_checks(job, class_of_four[:1], tmp_path)


def _grade_without_checks(job: Job, submissions: list[Submission], folder: Path) -> list[object]:
    for stage in job.assignment.stages:
        (folder / stage.checks).write_text("def nothing(): pass\n")
    (folder / "cases.py").write_text("")
    shutil.copy(job.assignment.folder / "assignment.toml", folder)
    lonely = Job(replace(job.assignment, folder=folder), job.reference, 7)
    return list(grade_all(lonely, submissions, InProcess()))
