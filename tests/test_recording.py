"""The recorded answers: what a student is told offline is what official grading tells them."""

import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from grader.assignment.load import load
from grader.assignment.spec import Assignment
from grader.authoring.record import record_checks
from grader.intake.reading import read_submission
from grader.intake.submission import Submission
from grader.judging.grade import grade
from grader.judging.job import Job
from grader.oracle.calls import digest
from grader.oracle.mistakes import read_mistakes
from grader.oracle.oracle import NoAnswers
from grader.oracle.recorded import RECORDED, read_recorded

SAMPLE = Path(__file__).parent / "submissions" / "sample"


@pytest.fixture(scope="module")
def official(job: Job, root: Path) -> Job:
    mistakes = read_mistakes(root / "solutions" / "xor" / "mistakes.toml", job.assignment)
    return replace(job, mistakes=mistakes, seed=job.assignment.public_seed)


def test_the_recording_is_of_this_reference_these_mistakes_and_these_checks(official: Job) -> None:
    # Not compared byte for byte: the last digit of an exponential depends on the processor.
    with np.load(official.assignment.folder / RECORDED, allow_pickle=False) as archive:
        assert str(archive["source"]) == official.fingerprints["reference"], "run: xorkit record"
        assert str(archive["checks"]) == official.assignment.fingerprint, "run: xorkit record"
    home = Job(official.assignment, None, official.seed)
    (result,) = grade(home, [Submission("someone", official.reference or {})])
    assert {check.outcome for check in result.checks} == {"passed"}


@pytest.mark.thorough
def test_recording_twice_gives_the_same_file(official: Job) -> None:
    loss = replace(official, only=("loss",))
    assert record_checks(loss) == record_checks(loss)


def test_the_recording_holds_numbers_and_sentences_and_no_code(official: Job) -> None:
    file = official.assignment.folder / RECORDED
    assert file.stat().st_size < 2_000_000
    with np.load(file, allow_pickle=False) as archive:
        text = b"".join(archive[name].tobytes() for name in archive.files)
    for line in "\n".join((official.reference or {}).values()).splitlines():
        code = line.strip()
        if len(code) > 20 and "(" in code:
            assert code.encode() not in text
            assert code.encode("utf-32-le") not in text


@pytest.mark.parametrize("student", ["ada", "emil", "farid", "hugo", "nils", "olga", "mira"])
@pytest.mark.sample("hugo")
def test_home_and_official_grading_say_the_same(official: Job, student: str) -> None:
    submission = read_submission(SAMPLE / student)
    (at_home,) = grade(Job(official.assignment, None, official.seed), [submission])
    (graded,) = grade(official, [submission])
    for home, other in zip(at_home.checks, graded.checks, strict=True):
        if home.outcome != "skipped":
            assert (home.name, home.outcome, home.message, home.diagnosis) == (
                other.name, other.outcome, other.message, other.diagnosis,
            )  # fmt: skip
        else:
            assert home.message.startswith(("Fix ", "This counts once", "This long run"))


@pytest.mark.thorough
def test_three_classic_mistakes_are_named_offline(official: Job) -> None:
    reference = official.reference or {}
    home = Job(official.assignment, None, official.seed, only=("backward",))
    edits = {
        "gradient-missing-factor-two": ("2 * (a_output - y)", "(a_output - y)"),
        "bias-gradient-summed": (
            "np.sum(hidden_delta, axis=0, keepdims=True)",
            "len(y) * np.sum(hidden_delta, axis=0, keepdims=True)",
        ),
        "hidden-slope-missing": ("hidden_error * sigmoid_derivative(z_hidden)", "hidden_error"),
    }
    source = reference["backward"]
    for name, (this, that) in edits.items():
        wrong = source.replace(this, that)
        if name == "bias-gradient-summed":
            wrong = wrong.replace("np.sum(output_delta", "len(y) * np.sum(output_delta")
        (result,) = grade(home, [Submission("someone", {**reference, "backward": wrong})])
        assert {word for check in result.checks for word in check.diagnosis} == {name}


def test_a_later_stage_waits_for_an_earlier_one_at_home(official: Job) -> None:
    reference = official.reference or {}
    wrong = {
        **reference,
        "sigmoid": "def sigmoid(x):\n    return x\ndef sigmoid_derivative(x):\n    return 1\n",
    }
    (result,) = grade(Job(official.assignment, None, official.seed), [Submission("someone", wrong)])
    waiting = {check.stage: check.message for check in result.checks if check.outcome == "skipped"}
    assert waiting["forward"] == "Fix sigmoid first: forward depends on it."
    assert {check.stage for check in result.checks if check.outcome == "failed"} == {"sigmoid"}


def test_a_recording_that_is_old_missing_or_broken_gives_no_wrong_verdict(
    xor: Assignment, reference: dict[str, str], tmp_path: Path
) -> None:
    folder = tmp_path / "xor"
    shutil.copytree(xor.folder, folder)
    (folder / "cases.py").write_text(
        (folder / "cases.py").read_text().replace("scale=1.5", "scale=1.25")
    )
    assignment = load(folder)
    (result,) = grade(Job(assignment, None, 42), [Submission("someone", reference)])
    assert {check.outcome for check in result.checks} == {"skipped"}
    assert any("older than the checks" in check.message for check in result.checks)
    for content in (b"", b"PK\x03\x04", None):
        if content is None:
            (folder / RECORDED).unlink()
        else:
            (folder / RECORDED).write_bytes(content)
        assert isinstance(read_recorded(assignment).answers, NoAnswers)


def test_the_last_digit_of_a_number_does_not_change_the_name_of_a_call() -> None:
    params = {"w": np.array([0.1, -1e-17, 1e308])}
    other = {"w": np.nextafter(params["w"], 1)}
    assert digest("f", (params, 3)) == digest("f", (other, 3))
    assert digest("f", (params, 3)) != digest("f", ({"w": params["w"] + 1e-8}, 3))
    assert digest("f", (params, 3)) != digest("f", (params, 4))
