"""Gradescope's autograder: its real scripts, in a folder laid out as Gradescope lays it out."""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from grader.assignment.load import load
from grader.assignment.spec import Assignment
from grader.cli import main
from grader.errors import AssignmentError
from grader.integrations.gradescope_container import draw_seed
from grader.results import gradescope_json
from grader.results.result import Check, Result

Autograder = Callable[..., subprocess.Popen[str]]
HELD_BACK = "test_loss_squares_the_error"


@pytest.fixture(scope="module")
def source() -> Iterator[Path]:
    """The zip, unpacked and set up, in a place that an ordinary user may enter."""
    if sys.platform != "linux":
        pytest.skip("Gradescope's container is Linux")
    place = Path(tempfile.mkdtemp())
    place.chmod(0o755)
    try:
        zipped = place / "autograder.zip"
        made = CliRunner().invoke(main, ["handout", "--gradescope", str(zipped)])
        assert made.exit_code == 0, made.output
        assert "It contains the solutions: do not share it." in " ".join(made.output.split())
        subprocess.run(
            [sys.executable, "-m", "zipfile", "-e", zipped, place / "source"], check=True
        )
        subprocess.run(["sh", place / "source" / "setup.sh"], env=environment(place), check=True)
        yield place / "source"
    finally:
        shutil.rmtree(place)


def is_public(folder: Path) -> bool:
    """Whether everybody may read a folder."""
    return all(place.stat().st_mode & 0o005 == 0o005 for place in (folder, *folder.parents))


def environment(root: Path) -> dict[str, str]:
    """Of a container: a Python that has no xorkit of its own, and that everybody may start."""
    own = Path(sys.executable).resolve().parent
    path = f"{own}:/usr/bin:/bin" if is_public(own) else f"/usr/bin:/bin:{own}"
    kept = {name: value for name, value in os.environ.items() if "PROXY" in name.upper()}
    kept |= {name: value for name, value in os.environ.items() if name.startswith("PIP_")}
    return {**kept, "PATH": path, "XORKIT_AUTOGRADER": str(root)}


@pytest.fixture
def autograder(source: Path) -> Iterator[Path]:
    """`/autograder`, with a right submission in it."""
    root = Path(tempfile.mkdtemp())
    root.chmod(0o755)
    shutil.copytree(
        source, root / "source", copy_function=os.link, ignore=shutil.ignore_patterns("kit")
    )
    (root / "source" / "kit").symlink_to(source / "kit")
    (root / "submission").mkdir()
    (root / "results").mkdir()
    for file in (source / "reference").glob("*.py"):
        shutil.copy(file, root / "submission")
    (root / "submission_metadata.json").write_text(json.dumps({"id": 4711, "users": []}))
    shutil.copy(source / "run_autograder", root)
    (root / "run_autograder").chmod(0o755)
    yield root
    shutil.rmtree(root)


def start(root: Path) -> subprocess.Popen[str]:
    """The real script, as Gradescope starts it."""
    return subprocess.Popen(
        [root / "run_autograder"],
        env=environment(root),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def run(root: Path) -> tuple[int, str, dict[str, Any]]:
    """The exit code, what was printed, and results.json."""
    process = start(root)
    said, _ = process.communicate(timeout=120)
    return process.returncode, said, results(root)


def results(root: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((root / "results" / "results.json").read_text("utf-8"))
    return found


def by_stage(found: dict[str, Any]) -> dict[str, int]:
    stages: dict[str, int] = {}
    for test in found["tests"]:
        stage = test["extra_data"]["stage"]
        stages[stage] = stages.get(stage, 0) + test["score"]
    return stages


def test_the_zip_has_what_gradescope_wants_and_pins_what_is_installed_here(source: Path) -> None:
    with zipfile.ZipFile(source.parent / "autograder.zip") as archive:
        rights = {entry.filename: entry.external_attr >> 16 for entry in archive.infolist()}
        pins = archive.read("requirements.txt").decode().split()
    assert rights["setup.sh"] == rights["run_autograder"] == 0o755
    assert {"assignment/test_loss.py", "reference/loss.py", "reference/mistakes.toml"} <= {*rights}
    direct = ("click", "msgspec", "numpy", "pytest", "rich")
    assert {f"{name}=={version(name)}" for name in direct} <= {*pins}
    assert all("==" in pin for pin in pins)


def test_a_submission_is_graded_on_inputs_of_its_own(autograder: Path) -> None:
    code, said, found = run(autograder)
    assert code == 0, said
    assert found["score"] == 100 == sum(test["score"] for test in found["tests"])
    assert found["stdout_visibility"] == "hidden"
    assert len(found["tests"]) == 31
    for test in found["tests"]:
        assert (test["status"], test["visibility"]) == ("passed", "visible")
        assert set(test["extra_data"]) == {"check", "stage", "outcome", "diagnosis"}
    secret = json.loads((autograder / "source" / "settings.json").read_text())["secret"]
    assert f"seed {draw_seed(secret, 4711)}\n" in said
    assert len({draw_seed(secret, 4711), draw_seed(secret, 4712), draw_seed("", 4711)}) == 3


SPY = """
import os

def compute_loss(y_true, y_pred):
    done = [f"user {os.geteuid()}"]
    for path in ("ROOT/source/reference/loss.py", "ROOT/source/settings.json", "/etc/passwd"):
        try:
            done.append("read " + open(path).read())
        except OSError:
            pass
    try:
        open("ROOT/results/results.json", "w").write('{"score": 100}')
        done.append("wrote")
    except OSError:
        pass
    raise ValueError("; ".join(done))
"""


def test_a_program_runs_locked_in_and_not_as_root(autograder: Path) -> None:
    (autograder / "submission" / "loss.py").write_text(SPY.replace("ROOT", str(autograder)))
    _, said, found = run(autograder)
    assert found["score"] == 90, said
    (output,) = {test["output"].splitlines()[0] for test in found["tests"] if not test["score"]}
    python = Path((autograder / "source" / "python").read_text().strip())
    becomes_nobody = os.getuid() == 0 and is_public(python.parent)
    user = 65534 if becomes_nobody else os.getuid()
    assert output.partition("stops with ValueError: ")[2].rstrip(".") == f"user {user}"


def test_a_kill_leaves_what_was_judged_by_then(autograder: Path) -> None:
    spinning = "def compute_loss(y_true, y_pred):\n    while True:\n        pass\n"
    (autograder / "submission" / "loss.py").write_text(spinning)
    process = start(autograder)
    try:
        while "tests" not in (found := _written(autograder)):
            assert process.poll() is None
            assert "score" not in found  # no zero that nobody gave
            time.sleep(0.02)
        while found["score"] < 35:
            assert process.poll() is None
            found = _written(autograder)
            time.sleep(0.02)
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
    found = results(autograder)
    assert by_stage(found) == {"sigmoid": 15, "forward": 20, "loss": 0, "backward": 0, "train": 0}
    assert found["score"] == 35
    assert found["output"].startswith("Grading stopped early.")
    assert "backward not judged/35" in found["output"]
    waiting = [test for test in found["tests"] if test["extra_data"]["stage"] == "backward"]
    assert {test["output"] for test in waiting} == {"Not judged yet."}


def _written(root: Path) -> dict[str, Any]:
    return results(root) if (root / "results" / "results.json").exists() else {}


@pytest.mark.thorough
def test_without_locks_nothing_is_run_and_no_score_is_given(autograder: Path) -> None:
    kit = (autograder / "source" / "kit").resolve()
    (autograder / "source" / "kit").unlink()
    (autograder / "source" / "kit").mkdir()
    for entry in kit.iterdir():
        if entry.name != "grader":
            (autograder / "source" / "kit" / entry.name).symlink_to(entry)
    shutil.copytree(kit / "grader", autograder / "source" / "kit" / "grader")
    landlock = autograder / "source" / "kit" / "grader" / "inside" / "lock" / "landlock.py"
    _change(
        landlock, "        return call(CREATE_RULESET, None, 0, ASK_VERSION)", "        return 0"
    )
    (autograder / "submission" / "loss.py").write_text("x = 1\n")
    code, said, found = run(autograder)
    assert code == 1
    assert not {"score", "tests"} & set(found)
    assert found["output"].startswith(
        "There is no score: protections are missing on this machine, so the submission was not run."
    )
    assert "files is missing" in said
    assert "xorkit handout --gradescope autograder.zip --trust-submissions" in said
    _change(autograder / "source" / "settings.json", '"trust": false', '"trust": true')
    assert run(autograder)[2]["score"] == 90


def test_checks_that_cannot_be_run_give_no_score(autograder: Path) -> None:
    _change(autograder / "source" / "assignment" / "test_loss.py", "@points(7)", "@points(6)")
    code, said, found = run(autograder)
    assert code == 1
    assert not {"score", "tests"} & set(found), said
    assert found["output"].startswith("There is no score. The submission is not at fault.")
    assert "its checks are worth 9 points" in said


@pytest.mark.thorough
def test_a_reference_that_is_broken_in_part_is_said_first(autograder: Path) -> None:
    _change(autograder / "source" / "reference" / "loss.py", "def compute_loss", "def lost")
    code, said, found = run(autograder)
    assert code == 1, said
    assert found["output"].startswith("There is no score. The submission is not at fault.")
    assert "The reference does not pass test_loss_" in said


def test_what_cannot_be_read_is_said_and_costs_its_stage(autograder: Path) -> None:
    (autograder / "submission" / "loss.py").unlink()
    (autograder / "submission" / "loss.py").symlink_to("/etc/passwd")
    _, _, found = run(autograder)
    assert found["score"] == 90
    assert "loss.py is a link. Hand in the file itself." in found["output"]
    assert "1 link left out, and not followed: loss.py." in found["output"]


@pytest.mark.thorough
def test_what_a_person_must_look_at_has_no_score_and_says_why(autograder: Path) -> None:
    for path in (autograder / "submission").iterdir():
        path.unlink()
    for name in ("a.ipynb", "b.ipynb"):
        (autograder / "submission" / name).write_text("{}")
    code, _, found = run(autograder)
    assert code == 1
    assert not {"score", "tests"} & set(found)
    assert found["output"] == ("There are 2 notebooks (a.ipynb, b.ipynb). Hand in only one.")


def _change(file: Path, this: str, that: str) -> None:
    """In a file of one's own; the others' is the same one until then."""
    text = file.read_text()
    assert this in text
    file.unlink()
    file.write_text(text.replace(this, that))


def _result(xor: Assignment, word: str, outcome: Any) -> Result:
    """All passed but one, which is held back; that one came to an outcome."""
    checks = [
        Check("test_loss_is_a_single_number", "One number.", "loss", 2, "passed"),
        Check(HELD_BACK, "It squares.", "loss", 2, outcome, "secret", ("lost",), "hint", "printed"),
    ]
    return Result("ada", replace(xor, visibility={HELD_BACK: word}), tuple(checks))


@pytest.mark.parametrize("word", ["hidden", "after_due_date", "after_published"])
def test_what_is_held_back_is_told_in_its_own_place_alone(xor: Assignment, word: str) -> None:
    found = json.loads(gradescope_json.to_gradescope(_result(xor, word, "failed")))
    assert [test["visibility"] for test in found["tests"]] == ["visible", word]
    assert found["tests"][1]["extra_data"] == {"check": HELD_BACK, "stage": "loss"}
    assert found["output"] == "Checks shown so far: 2 of 2 points: loss 2/2."
    other = json.loads(gradescope_json.to_gradescope(_result(xor, word, "passed")))
    differ = {name for name in found if found[name] != other[name]}
    assert differ == {"score", "tests"}
    assert found["tests"][0] == other["tests"][0]


def test_our_own_record_keeps_what_is_held_back(xor: Assignment) -> None:
    result = _result(xor, "hidden", "failed")
    assert gradescope_json.from_json(gradescope_json.to_json(result), result.assignment) == result


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        ('[visibility]\ntest_loss_squares_the_error = "sometimes"\n',
         "gives test_loss_squares_the_error the unknown word 'sometimes'; choose from: visible, hidden, after_due_date, after_published."),
        ('[visibility]\ntest_lost = "hidden"\n', "names 'test_lost', and no stage has a check of that name."),
        ('visibility = "hidden"\n', "write [visibility] as a table"),
    ],
)  # fmt: skip
def test_a_wrong_visibility_is_one_sentence(
    root: Path, tmp_path: Path, table: str, sentence: str
) -> None:
    folder = tmp_path / "xor"
    shutil.copytree(root / "assignments" / "xor", folder)
    text = (folder / "assignment.toml").read_text().partition("\n[visibility]")[0] + "\n"
    (folder / "assignment.toml").write_text(f"{table}{text}" if "=" in table[:13] else text + table)
    with pytest.raises(AssignmentError, match=r"assignment\.toml") as raised:
        load(folder)
    assert sentence in str(raised.value)


def test_an_assignment_says_when_a_check_is_shown(root: Path, tmp_path: Path) -> None:
    folder = tmp_path / "xor"
    shutil.copytree(root / "assignments" / "xor", folder)
    text = (folder / "assignment.toml").read_text().partition("\n[visibility]")[0] + "\n"
    table = f'[visibility]\n{HELD_BACK} = "after_published"\n'
    (folder / "assignment.toml").write_text(text + table)
    assert load(folder).visibility == {HELD_BACK: "after_published"}
