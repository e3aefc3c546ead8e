"""The commands: whole outputs, exit codes, and one sentence for each wrong use."""

import json
import shutil
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from grader.cli import main


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def student(root: Path, tmp_path: Path) -> Path:
    """A folder with a right submission of four stages; the fifth is the stub."""
    folder = tmp_path / "class" / "ada"
    shutil.copytree(root / "assignments" / "xor", folder)
    for name in ("sigmoid", "forward", "loss", "backward"):
        shutil.copy(root / "solutions" / "xor" / f"{name}.py", folder)
    return folder


def test_every_command_is_in_the_readme_with_an_example_in_its_help(root: Path) -> None:
    readme = (root / "README.md").read_text(encoding="utf-8")
    for name, command in main.commands.items():
        assert f"xorkit {name}" in readme, name
        assert f"Example: xorkit {name}" in (command.help or ""), name


def test_start_makes_a_handout_and_never_writes_over_anything(tmp_path: Path) -> None:
    first = run("start", tmp_path / "net")
    assert first.exit_code == 0
    assert first.output.startswith(f"{tmp_path / 'net'} has ")
    assert (tmp_path / "net" / "sigmoid.py").is_file()
    again = run("start", tmp_path / "net")
    assert again.exit_code == 2
    assert "already has something in it. Name a new folder" in again.output


def test_check_says_what_passes_and_what_to_mend_first(tmp_path: Path) -> None:
    run("start", tmp_path / "net")
    checked = run("check", tmp_path / "net")
    assert checked.exit_code == 1
    assert "✗ sigmoid" in checked.output
    assert "0 of 100 points" in checked.output
    assert "sigmoid is yours to write." in checked.output


def test_check_uses_the_checks_of_the_package_not_those_of_the_folder(student: Path) -> None:
    (student / "test_loss.py").write_text("raise SystemExit('edited')\n")
    (student / "conftest.py").write_text("raise SystemExit('edited')\n")
    (student / "pytest.ini").write_text("[pytest]\naddopts = --collect-only\n")
    checked = run("check", student)
    assert checked.exit_code == 1
    assert "loss" in checked.output
    assert "edited" not in checked.output


def test_grade_writes_a_result_for_each_student_and_says_where(
    student: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    graded = run("grade", student.parent, "--out", out, "--workers", "1")
    assert graded.exit_code == 0, graded.output
    assert graded.output.splitlines()[0] == "1/1 ada: 80"
    assert (
        graded.output.splitlines()[-1]
        == f"1 submission graded. Grades: {out / 'grades.csv'}; one result each: {out / 'results'}"
    )
    assert json.loads((out / "results" / "ada.json").read_text())["score"] == 80


def test_the_same_seed_gives_the_same_results(student: Path, tmp_path: Path) -> None:
    def outputs(out: Path, *seed: str) -> list[str]:
        run("grade", student, "--out", out, *seed)
        return [
            test["output"]
            for test in json.loads((out / "results" / "ada.json").read_text())["tests"]
        ]

    (student / "loss.py").write_text(
        "import numpy as np\ndef compute_loss(a, b):\n    return np.sum((a - b) ** 2)\n"
    )
    first = outputs(tmp_path / "1")
    seed = str(json.loads((tmp_path / "1" / "run.json").read_text())["seed"])
    assert outputs(tmp_path / "2", "--seed", seed) == first
    assert outputs(tmp_path / "3") != first


def test_what_cannot_be_judged_is_said_and_changes_the_exit_code(
    student: Path, tmp_path: Path
) -> None:
    (student.parent / "bo.zip").write_bytes(b"no archive")
    graded = run("grade", student.parent, "--out", tmp_path / "out")
    assert graded.exit_code == 1
    assert "1 submission could not be judged: bo." in graded.output
    assert json.loads((tmp_path / "out" / "results" / "ada.json").read_text())["score"] == 80


def test_wrong_use_is_one_sentence_and_exit_code_2(student: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "nothing").mkdir()
    for arguments, sentence in (
        (("grade", tmp_path / "none", "--out", tmp_path / "out"), "does not exist; name a folder of submissions"),
        (("grade", tmp_path / "nothing", "--out", tmp_path / "out"), "holds no submissions"),
        (("grade", student, "--out", tmp_path / "file" / "out"), "cannot be written"),
        (("grade", student, "--out", tmp_path / "out", "--assignment", "and"), "There is no assignment 'and'; there is: xor."),
        (("grade", student, "--out", tmp_path / "out", "--reference", tmp_path / "none"), "There is no reference at"),
        (("grade", student, "--out", tmp_path / "out", "--reference", tmp_path / "nothing"), "has no sigmoid.py; the reference needs one file per stage."),
        (("grade", student), "Missing option '--out'"),
        (("check", tmp_path / "none"), "does not exist; name the folder with your modules."),
        (("start", tmp_path / "file"), "already has something in it"),
    ):  # fmt: skip
        wrong = run(*arguments)
        assert wrong.exit_code == 2, wrong.output
        assert sentence in wrong.output
        assert "Traceback" not in wrong.output
    assert not (tmp_path / "out").exists()


def test_handout_carries_the_wheel_and_no_solution(tmp_path: Path) -> None:
    made = run("handout", "--out", tmp_path / "handout.zip")
    assert made.exit_code == 0, made.output
    with zipfile.ZipFile(tmp_path / "handout.zip") as archive:
        names = archive.namelist()
        assert {"xor/README.md", "xor/sigmoid.py", "xor/test_train.py", "xor/network.py"} <= set(
            names
        )
        (wheel,) = [name for name in names if name.endswith(".whl")]
        readme = archive.read("xor/README.md").decode()
        assert wheel.removeprefix("xor/") in readme
        for name in names:
            assert b"BEGIN SOLUTION" not in archive.read(name)
