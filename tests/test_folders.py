"""Submissions in folders, each with what must come of it: fair, right, and wrong in others' styles."""

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from grader.batch.dispatch import grade_all
from grader.batch.process_pool import ProcessPool
from grader.intake.reading import read_submission
from grader.intake.submission import Submission
from grader.judging.grade import Job
from grader.oracle.mistakes import read_mistakes
from grader.results.result import Result

HERE = Path(__file__).parent / "submissions"
SOLUTIONS = Path(__file__).parent.parent / "solutions" / "xor"


def folders(kind: str) -> list[str]:
    return sorted(folder.name for folder in (HERE / kind).iterdir() if folder.is_dir())


def expected(kind: str, name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / kind / name / "expected.toml").read_text(encoding="utf-8"))


def fill(kind: str, name: str, reference: dict[str, str]) -> Submission:
    """The submission in a folder; a stage that it does not have is the reference's."""
    found = read_submission(HERE / kind / name)
    missing = {*expected(kind, name).get("missing", []), *found.unreadable}
    rest = {stage: source for stage, source in reference.items() if stage not in missing}
    return replace(found, student=f"{kind}/{name}", modules={**rest, **found.modules})


@pytest.fixture(scope="module")
def graded(job: Job, reference: dict[str, str]) -> Iterator[dict[str, Result]]:
    """All of them, as one class."""
    job = replace(job, mistakes=read_mistakes(SOLUTIONS / "mistakes.toml", job.assignment))
    kinds = ("fair", "correct", "mistakes")
    submissions = [fill(kind, name, reference) for kind in kinds for name in folders(kind)]
    with ProcessPool(2) as executor:
        results = grade_all(job, submissions, executor, 8)
        yield {result.student: result for result in results}


def seen(result: Result) -> list[tuple[str, str, str]]:
    return [
        (check.name, ",".join(check.diagnosis), check.message)
        for check in result.checks
        if check.outcome != "passed"
    ]


@pytest.mark.parametrize("name", folders("correct"))
def test_a_right_submission_in_an_unusual_style_gets_every_point(
    graded: dict[str, Result], name: str
) -> None:
    assert seen(graded[f"correct/{name}"]) == []


@pytest.mark.parametrize("name", folders("fair"))
def test_a_ruling_on_fairness_is_kept(graded: dict[str, Result], name: str) -> None:
    ruling, result = expected("fair", name), graded[f"fair/{name}"]
    for stage in result.stages:
        points = ruling["stages"][stage.name]
        assert stage.score is not None, seen(result)
        if points == "some":
            assert 0 < stage.score < stage.points, seen(result)
        elif points == "lost":
            assert stage.score < stage.points, seen(result)
        else:
            assert stage.score == points, seen(result)
    for says in ruling.get("says", []):
        messages = [check.message for check in result.checks if check.stage == says["stage"]]
        assert any(says["text"] in message for message in messages), seen(result)


@pytest.mark.parametrize("name", folders("mistakes"))
def test_a_mistake_costs_its_own_stage_alone_and_is_never_named_wrongly(
    graded: dict[str, Result], name: str
) -> None:
    mistake, result = expected("mistakes", name), graded[f"mistakes/{name}"]
    lost = {stage.name for stage in result.stages if stage.score != stage.points}
    assert lost == {mistake["stage"]}, seen(result)
    catalogue = {
        entry.name for entry in read_mistakes(SOLUTIONS / "mistakes.toml", result.assignment)
    }
    named = {word for check in result.checks for word in check.diagnosis} & catalogue
    assert named <= {mistake["mistake"]}, seen(result)


def test_nine_in_ten_mistakes_in_other_peoples_styles_are_named(graded: dict[str, Result]) -> None:
    wanted = {name: expected("mistakes", name)["mistake"] for name in folders("mistakes")}
    known = {name: mistake for name, mistake in wanted.items() if mistake}
    missed = [
        name
        for name, mistake in known.items()
        if not any(mistake in check.diagnosis for check in graded[f"mistakes/{name}"].checks)
    ]
    assert len(known) >= 80
    assert len(missed) <= len(known) / 10, missed
