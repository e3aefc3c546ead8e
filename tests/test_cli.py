"""The commands: whole outputs, exit codes, and one sentence for each wrong use."""

import json
import os
import pty
import re
import shutil
import signal
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import IO

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
    assert first.output.startswith(f"{tmp_path / 'net'} is ready. ")
    assert {path.name for path in (tmp_path / "net").glob("*.*")} == {
        *("README.md", "sigmoid.py", "forward.py", "loss.py", "backward.py", "train.py"),
        *("README.html", "network.py", ".github"),
    }
    assert (tmp_path / "net" / "kit" / "assignment.toml").is_file()
    again = run("start", tmp_path / "net")
    assert again.exit_code == 2
    assert f"{tmp_path / 'net'} is not empty. Name a new folder: xorkit start" in again.output


def test_check_says_what_passes_and_what_to_mend_first(tmp_path: Path) -> None:
    run("start", tmp_path / "net")
    checked = run("check", tmp_path / "net")
    assert checked.exit_code == 1
    assert "· sigmoid     0 of 15  to be written" in checked.output
    assert "Write next: sigmoid.py line 6, sigmoid(x)" in checked.output
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
    lines = graded.output.splitlines()
    seed = json.loads((out / "run.json").read_text())["seed"]
    assert lines[0] == f"Assignment xor, seed {seed}."
    assert lines[1].startswith("1/1 ada: 80 (")
    assert lines[-2:] == [
        "1 submission. 1 row: 1 graded.",
        f"Grades: {out / 'grades.csv'}; one result each: {out / 'results'}",
    ]
    assert json.loads((out / "results" / "ada.json").read_text())["score"] == 80


@pytest.mark.release
@pytest.mark.thorough
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


@pytest.mark.thorough
def test_what_cannot_be_judged_is_said_and_changes_the_exit_code(
    student: Path, tmp_path: Path
) -> None:
    (student.parent / "bo.zip").write_bytes(b"no archive")
    graded = run("grade", student.parent, "--out", tmp_path / "out")
    assert graded.exit_code == 1
    assert graded.output.splitlines()[-3:] == [
        "2 submissions. 2 rows: 1 graded, 1 needs a person.",
        "- bo (needs-a-person): This .zip cannot be opened (it has no end). Zip the folder again.",
        f"Grades: {tmp_path / 'out' / 'grades.csv'}; one result each: {tmp_path / 'out' / 'results'}",
    ]
    assert json.loads((tmp_path / "out" / "results" / "ada.json").read_text())["score"] == 80


def test_wrong_use_is_one_sentence_and_exit_code_2(student: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "nothing").mkdir()
    for arguments, sentence in (
        (("grade", tmp_path / "none", "--out", tmp_path / "out"), "does not exist; name a folder of submissions"),
        (("grade", tmp_path / "nothing", "--out", tmp_path / "out"), "holds no submissions"),
        (("grade", student, "--out", tmp_path / "file" / "out"), f"{tmp_path / 'file'} is a file. Choose a folder with --out."),
        (("grade", student, "--out", tmp_path / "out", "--assignment", "and"), "There is no assignment 'and'. Available: attention, line, xor."),
        (("grade", student, "--out", tmp_path / "out", "--reference", tmp_path / "none"), "There is no reference at"),
        (("grade", student, "--out", tmp_path / "out", "--reference", tmp_path / "nothing"), "has no sigmoid.py; the reference needs each file that students write."),
        (("grade", student), "Missing option '--out'"),
        (("check", tmp_path / "none"), "does not exist. Name the folder with your modules, or a stage."),
        (("start", tmp_path / "file"), f"{tmp_path / 'file'} is a file. Name a new folder: xorkit start"),
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
        wanted = {"README.md", "sigmoid.py", "kit/test_train.py", "network.py", "kit/network.py"}
        wanted |= {"README.html", "images/valley.svg"}
        assert {f"xor/{name}" for name in wanted} <= set(names)
        (wheel,) = [name for name in names if name.endswith(".whl")]
        readme = archive.read("xor/README.md").decode()
        assert wheel.removeprefix("xor/") in readme
        for name in names:
            assert b"BEGIN SOLUTION" not in archive.read(name)


def test_check_shows_one_stage_a_hint_or_everything(student: Path, root: Path) -> None:
    loss = (root / "solutions" / "xor" / "loss.py").read_text().replace("error**2", "abs(error)")
    (student / "loss.py").write_text(loss)
    one = run("check", student, "-k", "loss")
    assert one.exit_code == 1
    assert "sigmoid" not in one.output
    assert "Your loss takes the size of each error; it should take the square." in _flat(one)
    assert "Think: Twice the error should cost four times as much." in _flat(one)
    assert one.output.count("Fix first") == 1
    everything = run("check", student, "--all")
    assert "Then: train.py" in everything.output
    for name in ("loss", "loss.py", str(student / "loss.py")):
        chosen = ["check", str(student), "-k", name] if "/" not in name else ["check", name]
        assert run(*chosen).output == one.output
    wrong = run("check", student, "-k", "lost")
    assert wrong.exit_code == 2
    assert "There is no stage or folder 'lost'. Stages: sigmoid, forward, loss, backward" in _flat(
        wrong
    )


def test_each_hint_goes_one_step_further_until_there_is_none(student: Path, root: Path) -> None:
    loss = (root / "solutions" / "xor" / "loss.py").read_text().replace("error**2", "abs(error)")
    (student / "loss.py").write_text(loss)
    shown = [_flat(run("check", student, "-k", "loss", "--hint")) for _ in range(6)]
    assert "Hint 2 of " in shown[0]
    assert "Hint 3 of " not in shown[0]
    assert "Hint 3 of " in shown[1]
    assert all(said.count("Next: ") == 1 for said in shown)
    assert "There is no further hint." in shown[-1]
    assert "xorkit check --hint" not in shown[-1]
    (student / "loss.py").write_text(loss.replace("np.mean(", "np.sum("))
    other = _flat(run("check", student, "-k", "loss", "--hint"))
    assert "Hint 2 of " in other
    assert "Hint 3 of " not in other


def test_a_stage_waits_for_what_it_needs_alone(tmp_path: Path, root: Path) -> None:
    run("start", tmp_path / "net")
    loss = root / "solutions" / "xor" / "loss.py"
    (tmp_path / "net" / "loss.py").write_bytes(loss.read_bytes())
    assert run("check", tmp_path / "net", "-k", "loss").output == (
        "✓ loss       10 of 10  right\n\n10 of 10 points\nNew: loss is right: +10 points.\n"
    )
    sigmoid = "from sigmoid import sigmoid\ndef forward(X, params):\n    return (sigmoid(X),) * 4\n"
    (tmp_path / "net" / "forward.py").write_text(sigmoid)
    assert "· forward     0 of 20  waits for sigmoid" in run("check", tmp_path / "net").output
    asked = _flat(run("check", tmp_path / "net", "-k", "forward"))
    assert "Waiting: forward for sigmoid. Next: xorkit check -k sigmoid" in asked


def test_what_has_changed_since_the_last_check_is_said(student: Path) -> None:
    run("check", student)
    loss = (student / "loss.py").read_text()
    (student / "loss.py").write_text(loss.replace("np.mean", "np.sum"))
    broken = _flat(run("check", student))
    assert re.search(r"loss was right at \d\d:\d\d\. Changed since in loss.py: line \d+\.", broken)
    (student / "loss.py").write_text(loss)
    assert "New: loss is right: +10 points." in _flat(run("check", student))
    assert "New:" not in run("check", student).output
    (student / ".xorkit" / "progress.json").write_text('{"stages": 3}')
    assert "80 of 100 points" in run("check", student).output
    graded = run("grade", student.parent, "--out", student.parent.parent / "out")
    assert "1 submission. 1 row: 1 graded." in graded.output


def _flat(result: Result) -> str:
    return " ".join(result.output.split())


def test_submit_makes_a_zip_that_grade_reads_and_names_what_is_unfinished(
    student: Path, tmp_path: Path
) -> None:
    (student / "helpers.py").write_text("x = 1\n")
    out = tmp_path / "handed" / "ada.zip"
    (student / "play.py").write_text("import train\n")
    loss = (student / "loss.py").read_text()
    (student / "loss.py").write_text(f"import helpers\n{loss}")
    refused = run("submit", student, "--out", out)
    assert refused.exit_code == 1
    assert "Not finished: train (0 of 20)." in refused.output
    assert not out.exists()
    submitted = run("submit", student, "--out", out, "--unfinished")
    assert submitted.exit_code == 0, submitted.output
    names = ["backward.py", "forward.py", "helpers.py", "loss.py", "sigmoid.py", "train.py"]
    assert submitted.output.splitlines()[:3] == [
        f"To hand in: {', '.join(names)}.",
        "Points at home: 80 of 100.",
        "Left out, because nothing imports it: play.py.",
    ]
    with zipfile.ZipFile(out) as archive:
        assert sorted(archive.namelist()) == names
    graded = run("grade", out, "--out", tmp_path / "out")
    assert graded.output.splitlines()[1].startswith("1/1 ada: 80 (")
    empty = tmp_path / "empty"
    empty.mkdir()
    assert run("submit", empty).exit_code == 2


@pytest.mark.thorough
def test_watch_checks_again_at_each_save_and_ends_quietly(student: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "grader.cli",
        "check",
        str(student),
        "-k",
        "sigmoid",
        "--watch",
    ]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        # A shell that starts pytest in the background has it ignore Ctrl-C, and so its children.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as watching:
        assert watching.stdout
        assert _read_points(watching.stdout) == "15 of 15 points"
        (student / "sigmoid.py").write_text("")
        assert _read_points(watching.stdout) == "0 of 15 points"
        watching.send_signal(signal.SIGINT)
        rest = watching.stdout.read()
        assert watching.wait() == 0
        assert "Traceback" not in rest


def _read_points(lines: IO[str]) -> str:
    return next(line.strip() for line in lines if line.strip().endswith(" points"))


@pytest.mark.thorough
def test_the_live_screen_checks_at_a_save_stops_what_is_overtaken_and_hears_keys(
    student: Path,
) -> None:
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(student)
        os.execvp(sys.executable, [sys.executable, "-m", "grader.cli", "check", "--watch"])
    seen = ""

    def wait_for(*texts: str) -> str:
        """Read until the last screen holds these texts."""
        nonlocal seen
        while not all(text in seen.rpartition("\x1b[2J")[2] for text in texts):
            seen += os.read(terminal, 65536).decode("utf-8", "replace")
        return seen.rpartition("\x1b[2J")[2]

    wait_for("80 of 100 points", "q quit")
    (student / "loss.py").write_text("def compute_loss(a, b):\n    while True:\n        pass\n")
    dimmed = wait_for("checking…", "q quit")
    assert "80 of 100 points" in dimmed
    assert "\x1b[1;2m80 of 100 points" in dimmed
    (student / "loss.py").write_text("def compute_loss(a, b):\n    return 1 / 0\n")
    wait_for("70 of 100 points", "ZeroDivisionError", "q quit")
    os.write(terminal, b"h")
    wait_for("Hint 2 of", "q quit")
    os.write(terminal, b"q")
    assert os.waitpid(child, 0)[1] == 0
    os.close(terminal)
