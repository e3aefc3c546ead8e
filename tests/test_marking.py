"""A run goes on where it stopped, grades anew what changed, and says so."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from grader.cli import main
from grader.grade import Job
from grader.results import Outcome

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


def test_the_same_command_grades_only_what_changed(room: Path) -> None:
    first = grade(room)
    assert first.exit_code == 0, first.output
    seed = json.loads((room / "out" / "run.json").read_text())["seed"]
    before = times(room)
    write(room / "class" / "bo", LOSS.format("2 * "))
    write(room / "class" / "di", LOSS.format(""))
    again = grade(room)
    assert "2 submissions had a result already that still holds." in again.output
    after = times(room)
    assert {name for name in before if before[name] == after[name]} == {"ada", "cy"}
    assert sorted(after) == ["ada", "bo", "cy", "di"]
    run = json.loads((room / "out" / "run.json").read_text())
    assert (run["seed"], run["students"]) == (seed, ["ada", "bo", "cy", "di"])
    other = grade(room, "--seed", str(seed + 1))
    assert "had a result already" not in other.output


def test_a_result_that_cannot_be_read_is_made_anew(room: Path) -> None:
    grade(room)
    results = room / "out" / "results"
    whole = json.loads((results / "ada.json").read_text())
    (results / "ada.json").write_text("{")
    (results / "bo.json").write_text('{"score": 3}')
    grade(room)
    again = json.loads((results / "ada.json").read_text())
    assert {**again, "execution_time": 0} == {**whole, "execution_time": 0}
    assert json.loads((results / "bo.json").read_text())["extra_data"]["stages"]["loss"] == 10


def test_regrading_says_whose_score_changed_and_why(room: Path) -> None:
    grade(room)
    assert "No score changed." in grade(room, "--regrade").output
    write(room / "class" / "bo", LOSS.format("2 * "))
    said = grade(room, "--regrade").output
    assert "bo: 10 -> 6, since this changed: the submission" in said
    assert "ada:" not in said.split("first to mend")[1]
    wrong = room / "reference"
    shutil.copytree(Path(__file__).parent.parent / "solutions" / "xor", wrong)
    right = (wrong / "loss.py").read_text()
    (wrong / "loss.py").write_text(right.replace("** 2", "** 4"))
    (wrong / "mistakes.toml").unlink()
    said = grade(room, "--regrade", "--reference", str(wrong)).output
    assert "ada: 10 -> " in said
    assert "the reference or its mistakes" in said


def test_a_submission_graded_twice_that_does_not_agree_with_itself_is_named(room: Path) -> None:
    steady = grade(room, "--twice")
    assert "Graded twice: every submission agrees with itself." in steady.output
    # Right or wrong by the time of day: a thousandth of a second decides for all calls of a run.
    chance = "import os\nLUCK = 1 + os.getrandom(1)[0] % 2\n"
    write(room / "class" / "cy", chance + LOSS.format("LUCK * "))
    for _ in range(40):  # each agrees with itself by chance once in a few times
        said = grade(room, "--twice").output
        if "1 submission did not come to the same outcome twice: cy." in said:
            break
    else:
        pytest.fail(said)
    run = json.loads((room / "out" / "run.json").read_text())
    assert list(run["unstable"]) == ["cy"]
    kept = json.loads((room / "out" / "results" / "cy.json").read_text())["extra_data"]["unstable"]
    assert kept == run["unstable"]["cy"]


def test_results_of_another_assignment_are_not_touched(room: Path) -> None:
    (room / "out").mkdir()
    (room / "out" / "run.json").write_text('{"assignment": "and"}')
    said = grade(room)
    assert said.exit_code == 2
    assert "holds results of the assignment 'and', and this is 'xor'" in said.output
    assert [path.name for path in (room / "out").iterdir()] == ["run.json"]


def command(room: Path) -> list[str]:
    out = str(room / "out")
    return [sys.executable, "-m", "grader.cli", "grade", str(room / "class"), "--out", out]


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
    line = run.stdout.readline()
    assert line.startswith("1/15 ")
    os.killpg(run.pid, signal.SIGINT)  # as a terminal does: to all that belongs to it
    said, _ = run.communicate()
    assert run.returncode == 130, said
    assert "Finishing what is in hand" in said
    assert "The same command goes on from here: xorkit grade" in said
    assert "Traceback" not in said
    done = len(times(room))
    assert 1 <= done < 15
    again = grade(room)
    assert f"{done} submission" in again.output
    assert len(times(room)) == 15


def outcomes(room: Path) -> dict[str, list[Outcome]]:
    found = {}
    for path in (room / "out" / "results").glob("*.json"):
        data = json.loads(path.read_text())  # half a file is no JSON
        found[data["extra_data"]["student"]] = [
            test["extra_data"]["outcome"] for test in data["tests"]
        ]
    return found


def test_killing_it_a_hundred_times_loses_and_doubles_nothing(tmp_path: Path, job: Job) -> None:
    """Killed at random moments, some of the results taken away, and started again each time."""
    wrong = ["", "2 * ", "0.5 * ", "-", "return 1\n#", "raise ValueError\n#"]
    for number in range(24):
        write(tmp_path / "class" / f"s{number:02}", LOSS.format(wrong[number % len(wrong)]))
    start = [*command(tmp_path), "--seed", str(job.seed)]
    subprocess.run(start, check=True, capture_output=True)
    wanted = outcomes(tmp_path)
    table = (tmp_path / "out" / "grades.csv").read_text()
    moments = random.Random(7)
    kills: list[int] = []
    for _ in range(100):
        for path in moments.sample(sorted((tmp_path / "out" / "results").glob("*.json")), 3):
            path.unlink()
        run = subprocess.Popen(start, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            run.wait(moments.uniform(0.3, 1.5))
        except subprocess.TimeoutExpired:
            run.kill()
            run.wait()
            kills.append(len(outcomes(tmp_path)))
        assert outcomes(tmp_path).items() <= wanted.items()
        if len(outcomes(tmp_path)) < 12:
            subprocess.run(start, check=True, capture_output=True)
    assert len(set(kills)) > 3  # before, between and after results
    subprocess.run(start, check=True, capture_output=True)
    assert outcomes(tmp_path) == wanted
    assert (tmp_path / "out" / "grades.csv").read_text() == table
    names = {path.name for path in (tmp_path / "out").rglob("*") if path.is_file()}
    assert names == {"grades.csv", "run.json", *(f"{student}.json" for student in wanted)}
