"""The record of a run: which file was altered, and whether grading again gives the same."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from grader.assignment.load import load, locate
from grader.batch.decisions import name_trail
from grader.batch.record import Record, Recorder, hash_files, read_record
from grader.batch.results_folder import ResultsFolder
from grader.cli import main

LOSS = "import numpy as np\ndef compute_loss(y_true, y_pred):\n    return {}np.mean((y_true - y_pred) ** 2)\n"


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A class of three, one with two attempts, one with a file that cannot be read; beside it, its results."""
    room = tmp_path_factory.mktemp("room")
    for name, text in {
        "ada": LOSS.format(""),
        "bo/2026-03-01T10-00": LOSS.format("2 * "),
        "bo/2026-03-02T10-00": LOSS.format("-"),
        "cy": "def compute_loss(:",
    }.items():
        folder = room / "class" / name
        folder.mkdir(parents=True)
        (folder / "loss.py").write_text(text)
    done = run("grade", room / "class", "--out", room / "out", "--workers", 1)
    assert done.exit_code == 0, done.output
    assert run("adjust", "ada", "--add", 1, "--reason", "x", "--out", room / "out").exit_code == 0
    assert run("adjust", "bo", "--add", 2, "--reason", "x", "--out", room / "out").exit_code == 0
    return room


@pytest.fixture
def out(graded: Path, tmp_path: Path) -> Path:
    """A copy of the results, to be altered."""
    shutil.copytree(graded / "out", tmp_path / "out")
    return tmp_path / "out"


def test_a_run_is_what_its_record_says_and_is_not_touched(graded: Path) -> None:
    before = {path: path.read_bytes() for path in (graded / "out").rglob("*") if path.is_file()}
    done = run("verify", graded / "out", "--all", "--workers", 1)
    assert done.exit_code == 0, done.output
    assert "4 of 4 submissions graded again: each grade is what the record gives." in done.output
    assert before == {
        path: path.read_bytes() for path in (graded / "out").rglob("*") if path.is_file()
    }


def test_the_same_command_again_leaves_the_same_record(graded: Path, out: Path) -> None:
    def read(place: Path) -> Record | None:
        return read_record(json.loads((place / "run.json").read_text())["record"])

    assert run("grade", graded / "class", "--out", out, "--workers", 1).exit_code == 0
    first, again = read(graded / "out"), read(out)
    assert first
    assert again
    # grades.csv now holds the decisions
    assert {**first.files, "grades.csv": ""} == {**again.files, "grades.csv": ""}
    assert first.key == again.key
    assert run("verify", out, "--sample", 0).exit_code == 0


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def find_source(out: Path) -> Path:
    return next(iter(sorted((out / "sources").glob("*.json"))))


@pytest.mark.parametrize(
    ("alter", "said"),
    [
        (lambda out: edit(out / "results" / "ada.json", '"passed"', '"failed"'), "results/ada.json was altered."),
        (lambda out: edit(out / "results" / "attempts" / "bo" / "1.json", '"failed"', '"passed"'), "results/attempts/bo/1.json was altered."),
        (lambda out: find_source(out).write_text("{}"), ".json was altered."),
        (lambda out: edit(out / "grades.csv", "ada,", "ada ,"), "grades.csv was altered."),
        (lambda out: (out / "results" / "cy.json").unlink(), "results/cy.json is gone."),
        (lambda out: (out / "grades.csv").unlink(), "grades.csv is gone."),
        (lambda out: shutil.copy(out / "results" / "ada.json", out / "results" / "zoe.json"), "results/zoe.json was added."),
        (lambda out: shutil.copy(out / "results" / "ada.json", out / "results" / "bo.json"), "results/bo.json was altered."),
        (lambda out: edit(out / "run.json", '"results/ada.json": "', '"results/ada.json": "0'), "run.json was altered"),
        (lambda out: edit(out / "decisions.jsonl", '"points": "1"', '"points": "9"'), "decisions.jsonl was altered: line 2 does not follow"),
        (lambda out: edit(out / "decisions.jsonl", '"points": "1"', '"points": "1'), "decisions.jsonl: line 1 cannot be read."),
    ],
)  # fmt: skip
def test_what_was_altered_is_named(out: Path, alter: Callable[[Path], object], said: str) -> None:
    alter(out)
    done = run("verify", out, "--sample", 0)
    assert done.exit_code == 1
    assert said in done.output
    assert "each is as it was written" not in done.output


def forge(out: Path, change: Callable[[dict[str, object]], object]) -> None:
    """Alter ada's result, and make the record anew with the key that is in run.json."""
    data = json.loads((out / "run.json").read_text())
    record = read_record(data["record"])
    assert record
    path = out / "results" / "ada.json"
    result = json.loads(path.read_text())
    change(result)
    grading = result["extra_data"]["record"]["grading"]
    path.write_text(Recorder(record, grading).seal(json.dumps(result)))
    data["record"] = (
        Recorder(record, grading).finish(out, (out / "grades.csv").read_bytes()).as_data()
    )
    (out / "run.json").write_text(json.dumps(data))


def close_again(out: Path) -> None:
    """Make the list of files in the record anew, of what is there now."""
    data = json.loads((out / "run.json").read_text())
    record = read_record(data["record"])
    assert record
    files = {**hash_files(out), "grades.csv": record.files["grades.csv"]}
    data["record"] |= {"files": files, "chain": record.link(files)}
    (out / "run.json").write_text(json.dumps(data))


def test_a_grade_that_was_forged_with_its_record_is_another_when_graded_again(out: Path) -> None:
    noted = json.loads((out / "run.json").read_text())["record"]["chain"]

    def raise_points(result: dict[str, object]) -> None:
        tests = result["tests"]
        assert isinstance(tests, list)
        for test in tests:
            test["extra_data"]["outcome"], test["score"] = "passed", test["max_score"]

    forge(out, raise_points)
    done = run("verify", out, "--all", "--workers", 1)
    assert done.exit_code == 1
    assert "each is as it was written" in done.output
    assert "ada: the record gives 100 points, grading again 10 (" in done.output
    done = run("verify", out, "--sample", 0, "--chain", noted)
    assert "It is not the record that you noted: run.json was written anew." in done.output


def test_a_result_of_another_run_has_not_its_seal(out: Path, graded: Path, tmp_path: Path) -> None:
    run("grade", graded / "class", "--out", tmp_path / "other", "--workers", 1)
    shutil.copy(tmp_path / "other" / "results" / "ada.json", out / "results" / "ada.json")
    close_again(out)
    said = run("verify", out, "--sample", 0).output
    assert "results/ada.json does not carry the seal of this run." in said


def test_nothing_is_graded_again_with_another_reference(out: Path, tmp_path: Path) -> None:
    folder = load(locate("xor")).folder.parent.parent / "solutions" / "xor"
    shutil.copytree(folder, tmp_path / "xor")
    loss = tmp_path / "xor" / "loss.py"
    loss.write_text(loss.read_text() + "# another\n")
    done = run("verify", out, "--all", "--reference", tmp_path / "xor")
    assert done.exit_code == 1
    assert "Not as in the record: the reference or its mistakes. So nothing is graded again." in done.output  # fmt: skip


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda data: data.pop("record"), "has no record: it is of an older xorkit."),
        (lambda data: data.update(finished=None), "is not finished, so its record is not closed."),
        (lambda data: data.update(record={"key": 1}), "has no record"),
    ],
)
def test_a_run_without_a_record_is_one_sentence(
    out: Path, change: Callable[[dict[str, object]], object], said: str
) -> None:
    data = json.loads((out / "run.json").read_text())
    change(data)
    (out / "run.json").write_text(json.dumps(data))
    done = run("verify", out)
    assert done.exit_code == 2
    assert said in " ".join(done.output.split())


def test_a_result_of_before_there_were_records_stays_readable_and_is_named(out: Path) -> None:
    path = out / "results" / "ada.json"
    data = json.loads(path.read_text())
    del data["extra_data"]["record"]
    path.write_text(json.dumps(data))
    assert ResultsFolder(out, load(locate("xor"))).find("ada") is not None
    close_again(out)
    assert "results/ada.json has no seal: it was written before runs had records." in run("verify", out, "--sample", 0).output  # fmt: skip


def test_the_key_is_in_run_json_alone(graded: Path) -> None:
    out = graded / "out"
    key = json.loads((out / "run.json").read_text())["record"]["key"]
    assert [path.name for path in out.rglob("*") if path.is_file() and key in path.read_text()] == ["run.json"]  # fmt: skip


def test_a_line_of_the_trail_that_was_cut_by_a_kill_does_not_take_the_next_one_with_it(out: Path) -> None:  # fmt: skip
    trail = out / "decisions.jsonl"
    trail.write_bytes(trail.read_bytes()[:-9])
    assert run("adjust", "cy", "--add", 1, "--reason", "x", "--out", out).exit_code == 0
    lines = trail.read_bytes().splitlines(keepends=True)
    assert len(lines) == 3
    assert json.loads(lines[2])["after"] == name_trail(b"".join(lines[:2]))
    assert "decisions.jsonl: line 2 cannot be read." in run("verify", out, "--sample", 0).output
