"""A run goes on where it stopped, grades anew what changed, counts one attempt, and says so."""

import csv
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from grader.assignment.deadline import DueDate
from grader.batch import class_run, dispatch
from grader.batch.attempt_rule import Count
from grader.batch.class_run import ClassRun
from grader.batch.dispatch import InProcess
from grader.batch.results_folder import ResultsFolder
from grader.cli import main
from grader.discovery import class_folder as discovery
from grader.errors import XorkitError
from grader.intake.submission import Submission
from grader.judging.job import Job
from grader.results import result
from grader.results.result import Check, Outcome

LOSS = "import numpy as np\ndef compute_loss(y_true, y_pred):\n    return {}np.mean((y_true - y_pred) ** 2)\n"


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """A class of three who wrote the loss alone."""
    for name in ("ada", "bo", "cy"):
        write(tmp_path / "class" / name, LOSS.format(""))
    return tmp_path


def write(folder: Path, loss: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "loss.py").write_text(loss)


def grade(room: Path, *arguments: str) -> Result:
    return CliRunner().invoke(
        main, ["grade", str(room / "class"), "--out", str(room / "out"), *arguments]
    )


def times(room: Path) -> dict[str, int]:
    """When each result was written."""
    return {path.stem: path.stat().st_mtime_ns for path in (room / "out" / "results").iterdir()}


@pytest.mark.release
@pytest.mark.thorough
def test_the_same_command_grades_only_what_changed(room: Path) -> None:
    first = grade(room)
    assert first.exit_code == 0, first.output
    seed = json.loads((room / "out" / "run.json").read_text())["seed"]
    before = times(room)
    write(room / "class" / "bo", LOSS.format("2 * "))
    write(room / "class" / "di", LOSS.format(""))
    again = grade(room)
    assert "2 submissions unchanged; existing results were reused." in again.output
    after = times(room)
    assert {name for name in before if before[name] == after[name]} == {"ada", "cy"}
    assert sorted(after) == ["ada", "bo", "cy", "di"]
    run = json.loads((room / "out" / "run.json").read_text())
    assert (run["seed"], run["students"]) == (seed, ["ada", "bo", "cy", "di"])
    other = grade(room, "--seed", str(seed + 1))
    assert "existing results were reused" not in other.output


@pytest.mark.thorough
def test_a_result_that_cannot_be_read_is_made_anew(room: Path) -> None:
    grade(room)
    results = room / "out" / "results"
    whole = json.loads((results / "ada.json").read_text())
    (results / "ada.json").write_text("{")
    (results / "bo.json").write_text('{"score": 3}')
    grade(room)
    again = json.loads((results / "ada.json").read_text())
    for each in (again, whole):  # the seal is of all of it
        each |= {"execution_time": 0}
        assert each["extra_data"].pop("record")
    assert again == whole
    assert json.loads((results / "bo.json").read_text())["extra_data"]["stages"]["loss"] == 10


@pytest.mark.release
@pytest.mark.thorough
def test_regrading_says_whose_score_changed_and_why(room: Path) -> None:
    grade(room)
    assert "No score changed." in grade(room, "--regrade").output
    write(room / "class" / "bo", LOSS.format("2 * "))
    said = grade(room, "--regrade").output
    assert "bo: 10 -> 0, because this changed: the submission" in said
    assert "ada:" not in said.split(" note ")[1]
    wrong = room / "reference"
    shutil.copytree(Path(__file__).parent.parent / "solutions" / "xor", wrong)
    right = (wrong / "loss.py").read_text()
    (wrong / "loss.py").write_text(right.replace("error**2", "error**4"))
    (wrong / "mistakes.toml").unlink()
    said = grade(room, "--regrade", "--reference", str(wrong)).output
    assert "ada: 10 -> " in said
    assert "the reference or its mistakes" in said


def change_second(student: str, loss: str) -> Callable[..., Iterator[result.Result]]:
    """grade_all, where a student's submission has another loss.py when it is graded again."""

    def change(submissions: Iterable[Submission]) -> Iterator[Submission]:
        seen = False
        for submission in submissions:
            if submission.student == student:
                modules = {**submission.modules, **({"loss": loss} if seen else {})}
                submission, seen = replace(submission, modules=modules), True
            yield submission

    def run(job: Job, submissions: Iterable[Submission], *options: Any) -> Iterator[result.Result]:
        return dispatch.grade_all(job, change(submissions), *options)

    return run


@pytest.mark.thorough
def test_a_submission_graded_twice_that_does_not_agree_with_itself_is_named(
    room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steady = grade(room, "--twice")
    assert "Graded twice: all outcomes are the same." in steady.output
    assert json.loads((room / "out" / "run.json").read_text())["unstable"] == {}
    monkeypatch.setattr(class_run, "grade_all", change_second("cy", LOSS.format("2 * ")))
    said = grade(room, "--twice").output
    assert "1 submission gave different outcomes when graded twice: cy." in said
    assert "all outcomes are the same" not in said
    run = json.loads((room / "out" / "run.json").read_text())
    changed = [  # where the values are wrong, points for form do not count either
        "test_loss_is_the_mean_squared_error",
        "test_loss_is_a_single_number",
        "test_loss_squares_the_error",
        "test_loss_leaves_its_arguments_as_they_were",
    ]
    assert run["unstable"] == {"cy": changed}
    kept = json.loads((room / "out" / "results" / "cy.json").read_text())["extra_data"]["unstable"]
    assert kept == changed


def test_results_of_another_assignment_are_not_touched(room: Path) -> None:
    (room / "out").mkdir()
    (room / "out" / "run.json").write_text('{"assignment": "and", "fingerprints": {}, "seed": 7}')
    said = grade(room)
    assert said.exit_code == 2
    assert "holds results of the assignment 'and', and this is 'xor'" in said.output
    assert [path.name for path in (room / "out").iterdir()] == ["run.json"]


@dataclass
class Desk:
    """Stands for grading: a submission's loss.py holds its points, or `broken`."""

    job: Job
    room: Path
    graded: list[str] = field(default_factory=list)

    def grade_all(
        self, job: Job, submissions: Iterable[Submission], *_: object
    ) -> Iterator[result.Result]:
        for submission in submissions:
            self.graded.append(submission.student)
            text = submission.modules.get("loss", "0")
            points, outcome = (0, "broken") if text == "broken" else (int(text), "passed")
            check = Check("c", "C", "loss", points, outcome)  # type: ignore[arg-type]
            fingerprints = {"source": submission.fingerprint, **job.fingerprints}
            yield result.Result(
                submission.student, job.assignment, (check,), fingerprints=fingerprints
            )

    def mark(self, count: Count | None = None, **options: Any) -> ClassRun:
        """One run over the class; what it graded is in `graded`."""
        self.graded.clear()
        assignment = self.job.assignment
        record = ResultsFolder(self.room / "out", assignment)
        record.begin(self.job, {})
        run = ClassRun(
            record,
            self.job,
            discovery.take_inventory(self.room / "class", assignment).entries,
            count=count,
            **options,
        )
        executor: Executor = InProcess()
        list(run.grade(executor, 1, 8))
        record.finish(self.job, run.rows, {}, run.complete, str(count or Count()))
        return run

    def write(self, student: str, attempt: str, points: int | str) -> None:
        """A student's attempt."""
        write(self.room / "class" / student / attempt, str(points))

    def read(self, name: str) -> dict[str, Any]:
        """A result on disk."""
        data: dict[str, Any] = json.loads(
            (self.room / "out" / "results" / f"{name}.json").read_text()
        )
        return data

    def table(self) -> dict[str, dict[str, str]]:
        """grades.csv, by student."""
        with (self.room / "out" / "grades.csv").open(newline="") as file:
            return {row["student"]: row for row in csv.DictReader(file)}


@pytest.fixture
def desk(tmp_path: Path, job: Job, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A class of two: ada handed in three times, bo once."""
    desk = Desk(job, tmp_path)
    monkeypatch.setattr(class_run, "grade_all", desk.grade_all)
    for day, points in (("01", 7), ("02", 9), ("03", 4)):
        desk.write("ada", f"2026-03-{day}T10-00", points)
    desk.write("bo", ".", 5)
    return desk


def test_all_attempts_are_graded_and_kept_and_one_counts(desk: Desk) -> None:
    run = desk.mark()
    assert desk.graded == ["ada (attempt 1)", "ada (attempt 2)", "ada (attempt 3)", "bo"]
    assert {row.student: row.score for row in run.rows} == {"ada": 4, "bo": 5}
    assert (run.total, run.done, run.complete) == (4, 4, True)
    ada = desk.read("ada")
    assert (ada["score"], ada["extra_data"]["student"]) == (4, "ada")
    assert ada["extra_data"]["attempt"] == {
        "number": 3,
        "of": 3,
        "handed_in": "2026-03-03T10:00:00+00:00",
        "count": "last",
        "says": "Attempt 3 of 3 counts: the last.",
    }
    assert ada["output"].endswith("\nAttempt 3 of 3 counts: the last.")
    assert [desk.read(f"attempts/ada/{number}")["score"] for number in (1, 2, 3)] == [7, 9, 4]
    assert not (desk.room / "out" / "results" / "attempts" / "bo").exists()
    assert "ttempt" not in desk.read("bo")["output"]
    assert {student: row["score"] for student, row in desk.table().items()} == {
        "ada": "4",
        "bo": "5",
    }
    about = json.loads((desk.room / "out" / "run.json").read_text())
    assert (about["count"], about["attempts"]) == ("last", {"ada": {"counts": 3, "of": 3}})
    assert (about["submissions"], about["students"]) == (2, ["ada", "bo"])


@pytest.mark.parametrize(
    ("count", "number", "score"),
    [
        (Count("best"), 2, 9),
        (Count("last"), 3, 4),
        (Count("last-before", datetime(2026, 3, 2, 9, tzinfo=UTC)), 1, 7),
    ],
)
def test_another_rule_counts_another_attempt_and_grades_nothing_anew(
    desk: Desk, count: Count, number: int, score: int
) -> None:
    desk.mark()
    run = desk.mark(count)
    assert (desk.graded, run.kept) == ([], 4)
    ada = desk.read("ada")
    assert (ada["score"], ada["extra_data"]["attempt"]["number"]) == (score, number)
    assert desk.table()["ada"]["score"] == str(score)


def test_who_handed_in_nothing_in_time_has_no_points_and_is_told_why(desk: Desk) -> None:
    run = desk.mark(Count("last-before", datetime(2026, 2, 1, tzinfo=UTC)))
    ada = desk.read("ada")
    says = "No attempt was handed in before 2026-02-01 00:00:00+00:00, so none of 3 counts."
    assert "score" not in ada
    assert (ada["extra_data"]["status"], ada["extra_data"]["problem"]) == ("needs-a-person", says)
    row = desk.table()["ada"]
    assert (row["score"], row["status"], row["note"]) == ("", "needs-a-person", says)
    assert [desk.read(f"attempts/ada/{number}")["score"] for number in (1, 2, 3)] == [7, 9, 4]
    assert [row.student for row in run.rows if not row.judged] == ["ada"]
    assert desk.read("bo")["output"].endswith(", although its hand-in time is unknown.")


def test_a_rule_about_times_where_none_is_known_is_refused(desk: Desk) -> None:
    shutil.rmtree(desk.room / "class" / "ada")
    with pytest.raises(
        XorkitError,
        match=r"needs hand-in times, and none is known\. Choose best or last, or name the folders",
    ):
        desk.mark(Count("last-before", datetime(2026, 2, 1, tzinfo=UTC)))


def test_only_the_attempt_that_changed_is_graded_anew(desk: Desk) -> None:
    desk.mark(Count("best"))

    def stamps() -> dict[str, int]:
        found = (desk.room / "out" / "results" / "attempts" / "ada").iterdir()
        return {path.stem: path.stat().st_mtime_ns for path in found}

    before = stamps()
    desk.write("ada", "2026-03-02T10-00", 10)
    run = desk.mark(Count("best"))
    assert (desk.graded, run.kept) == (["ada (attempt 2)"], 3)
    assert desk.read("ada")["score"] == 10
    assert {name for name, stamp in stamps().items() if stamp == before[name]} == {"1", "3"}
    desk.write("bo", "attempt-1", 5)
    (desk.room / "class" / "bo" / "loss.py").unlink()
    desk.write("bo", "attempt-2", 6)
    desk.mark(Count("best"))
    assert desk.graded == ["bo (attempt 2)"]  # the first one is what was the only one
    assert (desk.read("bo")["score"], desk.read("attempts/bo/1")["score"]) == (6, 5)


def test_what_is_kept_is_not_written_again(desk: Desk) -> None:
    desk.mark()

    def stamps() -> dict[Path, int]:
        found = (desk.room / "out" / "results").rglob("*.json")
        return {path: path.stat().st_mtime_ns for path in found}

    before = stamps()
    desk.mark()
    assert stamps() == before
    (desk.room / "out" / "results" / "ada.json").unlink()
    desk.mark()
    assert desk.graded == []
    assert desk.read("ada")["score"] == 4


def test_twice_and_regrade_work_per_attempt(desk: Desk) -> None:
    desk.mark(twice=True)
    assert len(desk.graded) == 8
    assert desk.read("attempts/ada/1")["extra_data"]["unstable"] == []
    desk.write("ada", "2026-03-02T10-00", 1)
    run = desk.mark(regrade=True)
    assert len(desk.graded) == 4
    (change,) = run.changes
    assert (change.student, change.before, change.after) == ("ada (attempt 2)", 9, 1)
    assert change.why == ("the submission", "its inputs, which are others after each feedback")


def test_a_better_attempt_that_could_not_be_judged_is_not_passed_over_in_silence(
    desk: Desk,
) -> None:
    desk.write("ada", "2026-03-02T10-00", "broken")
    run = desk.mark(Count("best"))
    ada = next(row for row in run.rows if row.student == "ada")
    assert ada.status == "needs-a-person"
    assert ada.note.startswith(
        "Attempt 2 was not graded, and may be better. It could not be judged"
    )
    desk.mark(Count("best"))
    assert desk.graded == ["ada (attempt 2)"]


def test_a_student_called_like_an_attempt_is_somebody_else(desk: Desk) -> None:
    desk.write("ada (attempt 2)", ".", 3)
    run = desk.mark(Count("best"))
    assert {row.student: row.score for row in run.rows} == {"ada": 9, "ada (attempt 2)": 3, "bo": 5}


def due(desk: Desk, day: int = 1, penalty: float = 50) -> None:
    """A deadline at noon of a day in March."""
    deadline = DueDate(datetime(2026, 3, day, 12, tzinfo=UTC), 0, penalty)
    desk.job = replace(desk.job, assignment=replace(desk.job.assignment, deadline=deadline))


def test_what_being_late_costs_is_in_the_score_and_said(desk: Desk) -> None:
    due(desk)
    desk.mark(Count("best"))
    ada = desk.read("ada")
    assert (ada["score"], ada["extra_data"]["attempt"]["number"]) == (7, 1)  # not 9 less a half
    second = desk.read("attempts/ada/2")
    assert second["score"] == 5
    assert sum(test["score"] for test in second["tests"]) == 9
    assert second["extra_data"]["lateness"] == {
        "due": "2026-03-01T12:00:00+00:00",
        "handed_in": "2026-03-02T10:00:00+00:00",
        "days": 1,
        "penalty": 4,
        "rule": "Due on 2026-03-01 12:00+00:00. Each day begun after that costs 50% of the points "
        "earned, rounded down to whole points.",
        "says": "Handed in on 2026-03-02 10:00+00:00, 1 day late; penalty: 50% of the points earned.",
    }
    assert "late; penalty: 50% of the points earned. 5 points are left.\nDue on" in second["output"]
    assert desk.read("bo")["extra_data"]["lateness"]["says"] == (
        "The hand-in time is unknown, so there is no penalty."
    )


def test_the_table_has_columns_for_lateness_where_there_is_a_deadline(desk: Desk) -> None:
    desk.mark()
    before = list(desk.table()["ada"])
    assert before[-4:] == ["score", "max_score", "status", "note"]
    due(desk)
    desk.mark()
    table = desk.table()
    assert list(table["ada"]) == [*before, "raw_score", "penalty", "days_late", "handed_in"]
    wanted = {"score": "0", "raw_score": "4", "penalty": "4", "days_late": "2"}
    assert wanted.items() <= table["ada"].items()
    assert table["ada"]["handed_in"] == "2026-03-03T10:00:00+00:00"
    unknown = {"score": "5", "raw_score": "5", "penalty": "0", "days_late": "0", "handed_in": ""}
    assert unknown.items() <= table["bo"].items()


def test_other_terms_change_the_score_of_what_is_kept(desk: Desk) -> None:
    desk.mark()
    due(desk, 3)
    run = desk.mark(Count("best"))
    assert (desk.graded, desk.read("ada")["score"]) == ([], 9)
    due(desk, 1, 100)
    run = desk.mark(Count("best"), regrade=True)
    changes = {change.student: (change.before, change.after, change.why) for change in run.changes}
    assert changes == {
        "ada (attempt 2)": (9, 0, ("how late it was",)),
        "ada (attempt 3)": (4, 0, ("how late it was",)),
    }
    assert desk.read("ada")["score"] == 7


def test_the_command_counts_as_it_is_told(room: Path) -> None:
    write(room / "class" / "di" / "attempt-1", LOSS.format(""))
    write(room / "class" / "di" / "attempt-2", LOSS.format("2 * "))
    first = grade(room)
    assert "5/5" in first.output
    assert "di (attempt 1): 10" in first.output
    best = grade(room, "--count", "best")
    assert "5 submissions unchanged; existing results were reused." in best.output
    data = json.loads((room / "out" / "results" / "di.json").read_text())
    assert (data["score"], data["extra_data"]["attempt"]["says"]) == (
        10,
        "Attempt 1 of 2 counts: the best; of equal ones, the earliest.",
    )
    refused = grade(room, "--count", "worst")
    assert refused.exit_code == 2
    assert "Unknown --count rule 'worst'. Choose best, last or last-before:DATE." in refused.output


def command(room: Path) -> list[str]:
    out = str(room / "out")
    return [sys.executable, "-m", "grader.cli", "grade", str(room / "class"), "--out", out]


@pytest.mark.release
@pytest.mark.thorough
def test_ctrl_c_finishes_what_is_in_hand_and_says_how_to_go_on(room: Path) -> None:
    slow = "import time\ntime.sleep(0.5)\n" + LOSS.format("")
    for number in range(12):
        write(room / "class" / f"slow-{number:02}", slow)
    run = subprocess.Popen(
        [*command(room), "--workers", "1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    assert run.stdout is not None
    assert run.stdout.readline().startswith("Assignment xor, seed ")
    assert run.stdout.readline().startswith("1/15 ")
    os.killpg(run.pid, signal.SIGINT)  # as a terminal does: to all that belongs to it
    said, _ = run.communicate()
    assert run.returncode == 130, said
    assert "Finishing running submissions; press Ctrl-C again to stop now." in said
    assert "To resume, run the same command: xorkit grade" in said
    assert "Traceback" not in said
    done = len(times(room))
    assert 1 <= done < 15
    again = grade(room)
    assert f"{done} submission{'s' * (done > 1)} unchanged; existing results" in again.output
    assert len(times(room)) == 15


def result_files(room: Path) -> set[Path]:
    return set((room / "out" / "results").glob("*.json"))


def outcomes(room: Path) -> dict[str, list[Outcome]]:
    found = {}
    for path in result_files(room):
        data = json.loads(path.read_text())  # half a file is no JSON
        found[data["extra_data"]["student"]] = [
            test["extra_data"]["outcome"] for test in data["tests"]
        ]
    return found


def test_a_kill_before_between_and_after_the_results_loses_nothing(
    tmp_path: Path, job: Job
) -> None:
    """One submission lasts while it is killed; then its student hands in a quick one."""

    def start() -> subprocess.Popen[bytes]:
        arguments = ["--seed", str(job.seed), "--workers", "1"]
        return subprocess.Popen([*command(tmp_path), *arguments], stdout=subprocess.DEVNULL)

    def kill(results: int) -> None:
        """As soon as there are so many results."""
        run = start()
        while not (tmp_path / "out" / "run.json").exists() or len(result_files(tmp_path)) < results:
            assert run.poll() is None
            time.sleep(0.001)
        run.kill()
        run.wait()
        assert len(outcomes(tmp_path)) == results

    for name in ("s0", "s1", "s2"):
        write(tmp_path / "class" / name, LOSS.format("2 * "))
    lasting = "import time\ntime.sleep(9)\n"  # a second less than a call may last
    write(tmp_path / "class" / "s0", lasting + LOSS.format(""))
    kill(0)
    write(tmp_path / "class" / "s0", LOSS.format(""))
    write(tmp_path / "class" / "s1", lasting + LOSS.format(""))
    kill(1)
    between = times(tmp_path)
    write(tmp_path / "class" / "s1", LOSS.format("-"))
    run = start()
    while len(result_files(tmp_path)) < 3:
        assert run.poll() in (None, 0)
        time.sleep(0.001)
    run.kill()
    run.wait()
    assert start().wait() == 0
    assert times(tmp_path).items() >= between.items()
    with (tmp_path / "out" / "grades.csv").open(newline="") as file:
        scores = {row["student"]: row["score"] for row in csv.DictReader(file)}
    assert scores == {"s0": "10", "s1": "0", "s2": "0"}


@pytest.mark.release
@pytest.mark.thorough
def test_killing_it_a_hundred_times_loses_and_doubles_nothing(
    tmp_path: Path, job: Job, part: int
) -> None:
    """Killed at random moments, some of the results taken away, and started again each time."""
    wrong = ["", "2 * ", "0.5 * ", "-", "return 1\n#", "raise ValueError\n#"]
    for number in range(24):
        write(tmp_path / "class" / f"s{number:02}", LOSS.format(wrong[number % len(wrong)]))
    start = [*command(tmp_path), "--seed", str(job.seed)]
    begun = time.monotonic()
    subprocess.run(start, check=True, capture_output=True)
    lasting = time.monotonic() - begun
    wanted = outcomes(tmp_path)
    table = (tmp_path / "out" / "grades.csv").read_text()
    moments = random.Random(7)
    written: list[int] = []  # by each run, before it was killed
    while len(written) < 100 // min(part, 12):
        kept = moments.sample(sorted(result_files(tmp_path)), 16)
        for path in result_files(tmp_path) - set(kept):
            path.unlink()
        workers = ["--workers", str(1 + len(written) % 2)]
        run = subprocess.Popen(
            [*start, *workers], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        # In turn at the start, and after each of the missing results but the last: at once or a little later.
        wanting = len(written) % 8
        while run.poll() is None and len(result_files(tmp_path)) < 16 + wanting:
            time.sleep(0.001)
        try:
            assert run.wait(moments.uniform(0, lasting / 24) if wanting else 0) == 0
        except subprocess.TimeoutExpired:
            run.kill()
            run.wait()
            written.append(len(outcomes(tmp_path)) - 16)
        assert outcomes(tmp_path).items() <= wanted.items()
    assert 0 in written
    assert len(set(written) - {0, 8}) > 3  # before the first, and between them
    subprocess.run(start, check=True, capture_output=True)
    assert outcomes(tmp_path) == wanted
    assert (tmp_path / "out" / "grades.csv").read_text() == table
    results = ResultsFolder(tmp_path / "out", job.assignment).results()
    names = {path.name for path in (tmp_path / "out").rglob("*") if path.is_file()}
    assert names == {
        "grades.csv",
        "run.json",
        "written.json",
        *(f"{student}.json" for student in wanted),
        *(f"{result.fingerprints['source']}.json" for result in results),
    }
