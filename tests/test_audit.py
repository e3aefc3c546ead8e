"""The audit sees what it is there to see: each kind of exhibit, going wrong."""

from dataclasses import replace

import pytest
from click.testing import CliRunner

from grader.authoring.audit import Exhibit, Proof, audit, find_problems, name_mutant
from grader.authoring.mutants import mutate
from grader.batch.dispatch import InProcess
from grader.commands.author import audit_command
from grader.intake.submission import Submission
from grader.judging.grade import grade
from grader.judging.job import Job
from grader.oracle.mistakes import Mistake
from tests.cases import SOLUTIONS

SUMMED = Mistake(
    "loss-summed", "compute_loss", "It is a sum.", "Is it?", ((("np.mean(", "np.sum("),),)
)


@pytest.fixture
def small(job: Job) -> Job:
    """The loss alone, with one mistake."""
    return replace(job, only=("loss",), mistakes=(SUMMED,))


def said(job: Job, exhibit: Exhibit) -> list[str]:
    (result,) = grade(job, [exhibit.submission])
    return find_problems(exhibit, result)


def test_what_is_as_it_must_be_is_no_problem(small: Job, reference: dict[str, str]) -> None:
    wrong = {**reference, "loss": reference["loss"].replace("np.mean(", "np.sum(")}
    assert said(small, Exhibit("reference", Submission("r", reference))) == []
    assert said(small, Exhibit("mistake", Submission("m", wrong), "loss", ("loss-summed",))) == []
    assert said(small, Exhibit("mutant", Submission("m", wrong), "loss")) == []


@pytest.mark.thorough
def test_what_is_not_as_it_must_be_is_a_sentence(small: Job, reference: dict[str, str]) -> None:
    wrong = {**reference, "loss": reference["loss"].replace("np.mean(", "np.sum(")}
    other = {**reference, "loss": reference["loss"].replace("np.mean(", "3 * np.mean(")}
    for exhibit, problem in (
        (Exhibit("correct", Submission("c", wrong)), "correct c loses points at test_loss_is_the_mean_squared_error"),
        (Exhibit("stub", Submission("s", reference), "every stage"), "stub s gets 10 points at test_loss_is_the_mean_squared_error, "),
        (Exhibit("mutant", Submission("m", reference), "loss"), "mutant m loses no points in loss."),
        (Exhibit("mistake", Submission("m", wrong), "loss", ("loss-halved",)), "mistake m is recognised as loss-summed."),
        (Exhibit("mistake", Submission("m", other), "loss", ("loss-summed",)), "mistake m is recognised as scaled."),
        (Exhibit("mistake", Submission("m", wrong), "forward", ("x",)), "mistake m loses no points in forward."),
    ):  # fmt: skip
        (sentence,) = said(small, exhibit)
        assert sentence.startswith(problem)


def test_a_mutant_is_named_by_its_line_before_and_after(reference: dict[str, str]) -> None:
    mutants = {name_mutant("loss", mutant) for mutant in mutate(reference["loss"])}
    assert "loss.py: return np.mean(error ** 2) -> return np.sum(error ** 2)" in mutants
    assert len(mutants) >= 10


@pytest.mark.release
@pytest.mark.thorough
def test_an_audit_counts_and_concludes(
    small: Job, reference: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("grader.authoring.audit.mutate", lambda source: list(mutate(source))[:1])
    right = Submission(
        "loops", {**reference, "loss": reference["loss"].replace("error**2", "error * error")}
    )
    wrong = Submission("wrong", {**reference, "loss": "compute_loss = sum\n"})
    with InProcess() as executor:
        proof = audit(small, [right, wrong], {"gone": "why"}, executor)
    assert not proof.holds
    assert proof.counts == {
        "reference": 1,
        "stub": 1,
        "do-nothing": 36,
        "mistake": 1,
        "correct": 2,
        "mutant": 5,
        "equivalent": 1,
    }
    assert [problem.split(" ")[0:2] for problem in proof.problems] == [
        ["gone", "is"],
        ["correct", "wrong"],
    ]


@pytest.mark.parametrize("assignment", ["xor", "attention", "line"])
def test_the_right_submissions_of_an_assignment_lie_beside_its_reference(
    monkeypatch: pytest.MonkeyPatch, assignment: str
) -> None:
    judged: list[Submission] = []

    def read_only(_: Job, correct: list[Submission], *__: object) -> Proof:
        judged.extend(correct)
        return Proof({}, (), ())

    monkeypatch.setattr("grader.authoring.audit.audit", read_only)
    done = CliRunner().invoke(audit_command, ["--assignment", assignment])
    assert done.exit_code == 0, done.output
    folders = {entry.name for entry in (SOLUTIONS / assignment / "correct").iterdir()}
    assert {each.student for each in judged} == folders
    assert len(folders) >= 30
