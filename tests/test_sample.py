"""Each submission of the sample class gets what a fair person would give it."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from grader.cli import main

SAMPLE = Path(__file__).parent / "submissions" / "sample"
STUDENTS = sorted(folder.name for folder in SAMPLE.iterdir())


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The class, graded by the command."""
    out = tmp_path_factory.mktemp("out")
    run = CliRunner().invoke(main, ["grade", str(SAMPLE), "--out", str(out), "--seed", "7"])
    assert run.exit_code == 0, run.output
    return {
        path.stem: json.loads(path.read_text(encoding="utf-8"))
        for path in (out / "results").iterdir()
    }


def test_the_sample_class_has_a_dozen_students_or_more(graded: dict[str, Any]) -> None:
    assert sorted(graded) == STUDENTS
    assert len(STUDENTS) >= 12


@pytest.mark.parametrize("student", STUDENTS)
def test_a_submission_gets_its_points_and_its_sentences(
    graded: dict[str, Any], student: str
) -> None:
    expected = tomllib.loads((SAMPLE / student / "expected.toml").read_text(encoding="utf-8"))
    result = graded[student]
    assert result["extra_data"]["stages"] == expected["stages"], expected["situation"]
    for says in expected.get("says", []):
        outputs = [
            test["output"]
            for test in result["tests"]
            if test["extra_data"]["stage"] == says["stage"] and test["status"] == "failed"
        ]
        assert any(says["text"] in output for output in outputs), outputs
