"""Each submission of the sample class gets what a fair person would give it."""

import json
from typing import Any

import pytest
from click.testing import CliRunner

from grader.assignment.spec import Assignment
from grader.cli import main
from tests.cases import SUBMISSIONS, Case, read_cases

pytestmark = [pytest.mark.thorough, pytest.mark.release]

STUDENTS = read_cases("sample")


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The class, graded by the command."""
    out = tmp_path_factory.mktemp("out")
    run = CliRunner().invoke(
        main, ["grade", str(SUBMISSIONS / "sample"), "--out", str(out), "--seed", "7"]
    )
    assert run.exit_code == 0, run.output
    return {
        path.stem: json.loads(path.read_text(encoding="utf-8"))
        for path in (out / "results").iterdir()
    }


def test_the_sample_class_has_a_dozen_students_or_more(graded: dict[str, Any]) -> None:
    assert sorted(graded) == [case.name for case in STUDENTS]
    assert len(STUDENTS) >= 12


@pytest.mark.parametrize("case", STUDENTS, ids=str)
def test_a_submission_gets_its_points_and_its_sentences(
    graded: dict[str, Any], xor: Assignment, case: Case
) -> None:
    expected, result = case.expectation, graded[case.name]
    full = {stage.name: stage.points for stage in xor.stages}
    assert result["extra_data"]["stages"] == {**full, **expected.points}, expected.situation
    for stage, texts in expected.says.items():
        outputs = [
            test["output"]
            for test in result["tests"]
            if test["extra_data"]["stage"] == stage and test["status"] == "failed"
        ]
        for text in texts:
            assert any(text in output for output in outputs), outputs
