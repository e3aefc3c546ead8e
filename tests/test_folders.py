"""Submissions in folders: fair, right in unusual styles, and wrong in other people's styles."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from grader.batch.dispatch import InProcess, grade_all
from grader.diagnosis.python_errors import read_names
from grader.judging.job import Job
from grader.oracle.mistakes import read_mistakes
from grader.results.result import Check, Result
from tests.cases import (
    SOLUTIONS,
    Case,
    Expectation,
    compare_folders,
    find_mismatches,
    find_surprises,
    read_cases,
    show_losses,
)

CORRECT = read_cases("correct", SOLUTIONS / "xor")
FAIR, MISTAKES, UNSEEN = (read_cases(kind) for kind in ("fair", "mistakes", "unseen"))
CATALOGUE = SOLUTIONS / "xor" / "mistakes.toml"


# Of the fast layer: a few styles, and a ruling and a mistake of each stage.
FEW = (
    "correct/einsum",
    "correct/class-neural-network",
    "correct/everything-in-one-module",
    "correct/notebook-export",
    "correct/pure-python-loops",
    "fair/precision/float32-in-sigmoid",
    "fair/cache/dict-cache",
    "fair/types/one-entry-loss",
    "fair/cache/namedtuple-cache",
    "fair/numeric-gradients/finite-differences",
    "fair/arguments/swapped-arguments-of-update",
    "fair/own-way/train-imports-nothing",
    "mistakes/sigmoid/derivative-of-activation-plain",
    "mistakes/forward/hidden-bias-missing-rows",
    "mistakes/loss/loss-summed-loop",
    "mistakes/backward/gradient-missing-factor-two-rows",
    "mistakes/train/history-after-update-plain",
    "unseen/sigmoid/d-forgets-brackets-below",
    "unseen/forward/a-one-bias-for-all-neurons",
    "unseen/loss/c-variance-of-the-errors",
    "unseen/backward/b-softmax-jacobian-at-output",
    "unseen/train/a-gradients-of-different-moments",
)


@pytest.fixture(scope="module")
def graded(
    job: Job, reference: dict[str, str], selected: list[Case]
) -> Iterator[dict[str, Result]]:
    """The cases of this layer, as one class."""
    job = replace(job, mistakes=read_mistakes(CATALOGUE, job.assignment))
    submissions = [case.fill(reference) for case in selected]
    with InProcess() as executor:
        results = grade_all(job, submissions, executor, 8)
        yield {result.student: result for result in results}


@pytest.mark.sample(*FEW)
@pytest.mark.parametrize("case", CORRECT, ids=str)
def test_a_right_submission_in_an_unusual_style_gets_every_point(
    graded: dict[str, Result], case: Case
) -> None:
    result = graded[str(case)]
    assert show_losses(result) == []
    assert list(find_surprises(case, result)) == []


@pytest.mark.sample(*FEW)
@pytest.mark.parametrize("case", FAIR, ids=str)
def test_a_ruling_on_fairness_is_kept(graded: dict[str, Result], case: Case) -> None:
    result = graded[str(case)]
    assert list(find_surprises(case, result)) == [], show_losses(result)


@pytest.mark.sample(*FEW)
@pytest.mark.parametrize("case", MISTAKES, ids=str)
def test_a_mistake_costs_its_own_stage_alone_and_is_never_named_wrongly(
    graded: dict[str, Result], case: Case
) -> None:
    result = graded[str(case)]
    lost = [stage.name for stage in result.stages if stage.score != stage.points]
    assert lost == [case.folder.parent.name], show_losses(result)
    catalogue = {entry.name for entry in read_mistakes(CATALOGUE, result.assignment)}
    named = {word for check in result.checks for word in check.diagnosis} & catalogue
    assert named <= {case.expectation.mistake}, show_losses(result)


@pytest.mark.fast
@pytest.mark.thorough
def test_nine_in_ten_mistakes_in_other_peoples_styles_are_named(
    graded: dict[str, Result], selected: list[Case], thorough: bool, part: int
) -> None:
    known = [case for case in selected if case.expectation.mistake]
    missed = [
        str(case)
        for case in known
        if not any(
            case.expectation.mistake in check.diagnosis for check in graded[str(case)].checks
        )
    ]
    assert len(known) >= (80 if thorough and part == 1 else 5)
    assert len(missed) <= len(known) / 10, missed


# Programs that were written without sight of the list of mistakes.


@pytest.mark.sample(*FEW)
@pytest.mark.parametrize("case", UNSEEN, ids=str)
def test_an_unseen_mistake_costs_points_and_gets_no_untrue_name(
    graded: dict[str, Result], case: Case
) -> None:
    result = graded[str(case)]
    lost = [stage.name for stage in result.stages if stage.score != stage.points]
    assert lost == ([] if case.expectation.kept else [case.folder.parent.name]), show_losses(result)
    named = {word for check in result.checks for word in check.diagnosis}
    assert named - read_names() <= {*case.expectation.names}, show_losses(result)
    said = [check for check in result.checks if check.explanation or check.diagnosis]
    assert said or case.expectation.kept, show_losses(result)


@pytest.mark.fast
@pytest.mark.thorough
def test_nine_in_ten_unseen_mistakes_are_named(
    graded: dict[str, Result], selected: list[Case], thorough: bool, part: int
) -> None:
    unseen = [case for case in selected if case.group.startswith("unseen/")]
    missed = [
        str(case)
        for case in unseen
        if not any(check.diagnosis for check in graded[str(case)].checks)
    ]
    assert len(unseen) >= (250 if thorough and part == 1 else 5)
    # A part of them may have more than its share of those without a name.
    assert len(missed) <= len(unseen) / (10 if part == 1 else 5), missed


def test_every_folder_has_an_expectation_and_every_expectation_a_folder() -> None:
    assert find_mismatches() == []
    for folder in SOLUTIONS.glob("*/correct"):
        assert compare_folders(folder, folder.parent.name) == []


def test_a_folder_or_an_expectation_without_the_other_is_found(tmp_path: Path) -> None:
    for folder in (
        "fair/time/b",
        "hostile/c",
        "mistakes",
        "sample/ada",
        "unseen",
        "other",
    ):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "fair" / "time" / "expected.toml").write_text('[c]\nsituation = "Slow."\n')
    (tmp_path / "sample.toml").write_text('[ada]\nsituation = "Right."\n')
    assert find_mismatches(tmp_path) == [
        "other is not a kind",
        "fair/time/expected.toml has no [b]",
        "fair/time/c is not a folder",
        "hostile/c has no expected.toml",
    ]
    assert [str(case) for case in read_cases("sample", tmp_path)] == ["sample/ada"]
    assert read_cases("fair", tmp_path) == []


@pytest.mark.parametrize(
    ("expected", "surprises"),
    [
        ({"points": {"loss": 4}}, []),
        ({"points": {"loss": "some"}, "says": {"loss": ["too small"]}}, []),
        ({"points": {"loss": "lost"}, "says": {"loss": ["is", "too"]}}, []),
        ({}, ["loss: expected 10, got 4"]),
        ({"points": {"loss": 0}}, ["loss: expected 0, got 4"]),
        ({"points": {"loss": 4, "train": "some"}}, ["train: expected some, got 20"]),
        ({"points": {"loss": 4, "train": "lost"}}, ["train: expected lost, got 20"]),
        ({"points": {"loss": 4, "los": 4}}, ["there is no stage los"]),
        ({"points": {"loss": 4}, "says": {"loss": ["too", "big"]}}, ["loss: no message has 'big'"]),
        ({"points": {"loss": 4}, "says": {"train": ["too"]}}, ["train: no message has 'too'"]),
    ],
)
def test_a_result_that_is_not_as_expected_is_seen(
    job: Job, tmp_path: Path, expected: dict[str, Any], surprises: list[str]
) -> None:
    checks = [
        Check(stage.name, stage.name, stage.name, stage.points, "passed")
        for stage in job.assignment.stages
        if stage.name != "loss"
    ]
    checks += [Check("kept", "", "loss", 4, "passed")]
    checks += [Check("lost", "", "loss", 6, "failed", "It is too small.")]
    case = Case("a", "fair/time", tmp_path, Expectation("", **expected))
    result = Result("a", job.assignment, tuple(checks))
    assert list(find_surprises(case, result)) == surprises
