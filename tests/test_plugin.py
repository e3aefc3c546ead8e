"""In a handout, `python -m pytest` runs the same checks; an author's slip is one sentence."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from grader.assignment import file_format
from grader.assignment.load import find_kit, load
from grader.assignment.spec import Assignment
from grader.authoring.handout import write_folder
from grader.errors import AssignmentError
from grader.intake.reading import read_submission
from grader.intake.submission import Submission
from grader.judging.grade import Grader, grade
from grader.judging.job import Job
from grader.results.result import Result

Edit = Callable[[str, str, str], Job]


def run_pytest(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *arguments],
        cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


def test_pytest_in_a_handout_shows_findings_without_our_frames(
    xor: Assignment, tmp_path: Path
) -> None:
    write_folder(xor, tmp_path / "my network")
    run = run_pytest(tmp_path / "my network", "kit/test_sigmoid.py", "--tb=short")
    assert run.returncode == 1
    assert "sigmoid is yours to write." in run.stdout
    assert "grader/" not in run.stdout
    assert "Traceback" not in run.stdout


def test_the_schema_for_editors_is_that_of_the_format() -> None:
    assert file_format.SCHEMA.read_text(encoding="utf-8") == file_format.make_schema()


@pytest.mark.release
@pytest.mark.thorough
def test_pytest_in_a_handout_runs_the_students_modules(
    xor: Assignment, reference: dict[str, str], tmp_path: Path
) -> None:
    write_folder(xor, tmp_path / "net")
    for name, source in reference.items():
        (tmp_path / "net" / f"{name}.py").write_text(source, encoding="utf-8")
    for folder, kit in ((tmp_path / "net", "kit/"), (tmp_path / "net" / "kit", "")):
        run = run_pytest(folder, "-q", f"{kit}test_loss.py", f"{kit}test_sigmoid.py")
        assert run.returncode == 0, run.stdout
        assert "failed" not in run.stdout


def test_another_project_s_tests_import_nothing_of_ours(tmp_path: Path) -> None:
    (tmp_path / "assignment.toml").write_text("name = 'of another program'\n")
    (tmp_path / "cases.py").write_text("raise ValueError\n")
    (tmp_path / "test_it.py").write_text(
        "import sys\n\ndef test_it():\n    ours = {name for name in sys.modules if name.split('.')[0] in ('grader', 'numpy')}\n"
        "    assert ours == {'grader', 'grader.home', 'grader.home.pytest_entry'}\n"
    )
    done = run_pytest(tmp_path, "-q")
    assert done.returncode == 0, done.stdout
    assert "1 passed" in done.stdout


@pytest.mark.parametrize(
    "argument", ["x" * 5000, "::", "test_it.py::", "no/such/test_it.py", "[", "a\nb"]
)
def test_any_argument_is_pytest_s_own_affair(tmp_path: Path, argument: str) -> None:
    (tmp_path / "test_it.py").write_text("def test_it():\n    pass\n")
    done = run_pytest(tmp_path, argument)
    assert "INTERNALERROR" not in done.stdout + done.stderr
    assert "grader" not in done.stdout + done.stderr


def test_a_handout_may_have_all_its_files_in_one_folder(
    xor: Assignment, reference: dict[str, str], tmp_path: Path
) -> None:
    net = tmp_path / "net"
    shutil.copytree(xor.folder, net)
    for name, source in reference.items():
        (net / f"{name}.py").write_text(source, encoding="utf-8")
    run = run_pytest(net, "-q", "test_loss.py")
    assert run.returncode == 0, run.stdout
    assert find_kit(net) == net


def test_a_whole_handout_is_handed_in_as_its_five_files(
    xor: Assignment, reference: dict[str, str], tmp_path: Path
) -> None:
    write_folder(xor, tmp_path / "net")
    for name, source in reference.items():
        (tmp_path / "net" / f"{name}.py").write_text(source, encoding="utf-8")
    packed = shutil.make_archive(str(tmp_path / "net"), "zip", tmp_path, "net")
    read = read_submission(Path(packed), stages=[stage.name for stage in xor.stages])
    assert (read.problem, read.notes) == ("", ())
    assert set(read.modules) == {*reference, "network"}


@pytest.fixture
def edited(xor: Assignment, reference: dict[str, str], tmp_path: Path) -> Edit:
    """The assignment with one text in one of its files replaced."""

    def edit(file: str, this: str, that: str) -> Job:
        folder = tmp_path / "edited"
        shutil.copytree(xor.folder, folder)
        text = (folder / file).read_text(encoding="utf-8")
        assert this in text
        (folder / file).write_text(text.replace(this, that, 1), encoding="utf-8")
        return Job(load(folder), reference, 7)

    return edit


@pytest.mark.parametrize(
    ("this", "that"),
    [
        ("import numpy as np\n", "import numpy as np\nimport network\nROWS = len(network.X)\n"),
        ("import numpy as np\n", "import numpy as np\nfrom network import X\nROWS = len(X)\n"),
        (
            "    agree(student.compute_loss(case.y, case.y), 0.0)\n",
            "    agree(student.compute_loss(y_pred=case.y, y_true=case.y), 0.0)\n",
        ),
        (
            "expected.compute_loss(case.y, case.prediction)",
            "expected.compute_loss(case.y, y_pred=case.prediction)",
        ),
    ],
)
def test_a_check_may_import_a_given_module_and_name_its_arguments(
    edited: Edit, submission: Submission, this: str, that: str
) -> None:
    (result,) = grade(replace(edited("test_loss.py", this, that), only=("loss",)), [submission])
    assert [check.outcome for check in result.checks] == ["passed"] * 4


@pytest.mark.parametrize(
    ("file", "this", "that", "sentence"),
    [
        ("test_loss.py", "@points(7)", "@points(6.555)", "test_loss_is_the_mean_squared_error has 6.555 points; points are numbers above 0 with at most 2 decimals."),
        ("test_loss.py", "@points(7)\n", "", "test_loss.py, line 8: test_loss_is_the_mean_squared_error has no points; put @points(number) above it."),
        ("test_loss.py", '    """compute_loss is the mean of the squared errors over every element."""\n', "", "has no docstring; add one sentence that states the requirement."),
        ("test_loss.py", "@points(7)", "@points(8)", "test_loss.py: its checks are worth 11 points, and assignment.toml gives stage loss 10; make them equal."),
        ("test_loss.py", "import numpy", "import nunpy", "test_loss.py: ModuleNotFoundError: No module named 'nunpy'"),
        ("cases.py", "    return {\n        \"row\"", "    1 / 0\n    return {\n        \"row\"", "cases.py, numbers: ZeroDivisionError: division by zero."),
        ("cases.py", "    return {\n        \"row\"", "    return 3\n    return {\n        \"row\"", "cases.py, numbers: return a dict from the name of each case to its value."),
        ("cases.py", "import numpy", "import nunpy", "cases.py: ModuleNotFoundError: No module named 'nunpy'."),
    ],
)  # fmt: skip
@pytest.mark.sample(every=3)
def test_an_authors_slip_is_one_sentence(
    edited: Edit, submission: Submission, file: str, this: str, that: str, sentence: str
) -> None:
    with pytest.raises(AssignmentError) as error:
        grade(edited(file, this, that), [submission])
    assert sentence in str(error.value)


@pytest.mark.parametrize(
    ("this", "that", "sentence"),
    [
        (
            "points = 15\n",
            "",
            "assignment.toml has no entry 'points' in the stage of line 22; see the assignment that comes with xorkit.",
        ),
        ('name = "train"', 'name = "run"', "has no test_run.py; stage run needs its checks."),
        ('needs = ["sigmoid"]', 'needs = ["loss"]', "stage forward needs 'loss', which is no earlier stage"),
        ("compute_loss = [", "compute = [", "stage loss has hints for 'compute', which it does not define"),
        ('"sigmoid(x)"', '"sigmoid"', "'sigmoid' is not of the form name(parameter, …)"),
        ('"network"', '"netwurk"', "the module netwurk.py cannot be read"),
        ("[limits]", "[limits", "assignment.toml cannot be read"),
        ("call_seconds", "call_minutes", ", line 10: there is no entry 'call_minutes' in limits. Did you mean call_seconds?"),
        ("call_seconds = 10", 'call_seconds = "10"', ", line 10: call_seconds of limits should be a number, not text."),
        ("points = 15\n", 'file = "a.py"\npoints = 15\n', ", line 24: there is no entry 'file' in stage. Did you mean files?"),
        ("points = 15\n", 'of = "a.py"\npoints = 15\n', ", line 24: there is no entry 'of' in stage. Possible: name, points, functions, files, needs, read, hints."),
        ("points = 20\n", "points = '20'\n", "points of stage should be a number, not text."),
        ("public_seed", "public_sed", ", line 4: there is no entry 'public_sed' in the file. Did you mean public_seed?"),
        ('name = "xor"', 'version = 2\nname = "xor"', ", line 2: this xorkit reads version 1 of the format."),
        ("[stage.hints]               #", "[stage.hint]               #", "there is no entry 'hint' in stage. Did you mean hints?"),
    ],
)  # fmt: skip
def test_a_slip_in_the_settings_is_one_sentence(
    edited: Edit, this: str, that: str, sentence: str
) -> None:
    with pytest.raises(AssignmentError) as error:
        edited("assignment.toml", this, that)
    assert sentence in str(error.value)


@pytest.mark.release
@pytest.mark.thorough
def test_two_assignments_at_once_are_each_graded_by_their_own_checks(
    job: Job, edited: Edit, submission: Submission
) -> None:
    sentence = "compute_loss is the mean of the squared errors over every element."
    other = edited("test_loss.py", sentence, "The loss of the other assignment.")

    def sentences(result: Result) -> set[str]:
        return {check.sentence for check in result.checks if check.stage == "loss"}

    with Grader(job) as here, Grader(other) as there:
        ours, theirs = sentences(here.grade(submission)), sentences(there.grade(submission))
        assert sentences(here.grade(submission)) == ours
    assert ours - theirs == {sentence}
    assert theirs - ours == {"The loss of the other assignment."}


def test_a_check_that_stops_is_broken_and_costs_nothing_else(
    edited: Edit, submission: Submission
) -> None:
    job = edited(
        "test_loss.py", "    error = case.prediction + 0.25\n", "    error = case.guess + 0.25\n"
    )
    (result,) = grade(job, [submission])
    broken = [check for check in result.checks if check.outcome == "broken"]
    assert [check.name for check in broken] == ["test_loss_squares_the_error"]
    assert (
        "AttributeError: 'Case' object has no attribute 'guess'; test_loss.py line"
        in broken[0].message
    )
    assert {stage.name: stage.score for stage in result.stages} == {
        "sigmoid": 15, "forward": 20, "loss": None, "backward": 35, "train": 20,
    }  # fmt: skip
    assert not result.judged
