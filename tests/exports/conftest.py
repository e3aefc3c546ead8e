"""Results to export."""

from dataclasses import replace
from typing import Any

import pytest

from grader.assignment.spec import Assignment
from grader.results.result import Check, Result
from tests.exports.samples import HOSTILE, Make


@pytest.fixture
def make(xor: Assignment) -> Make:
    """A result with one check a stage; `lost` says which did not pass, and how."""

    def result(student: str, message: str = "Too small.", **lost: Any) -> Result:
        checks = [
            Check(
                name=f"test_{stage.name}_is_right",
                sentence=f"{stage.name} is right.",
                stage=stage.name,
                points=stage.points,
                outcome=lost.get(stage.name, "passed"),
                message=message if stage.name in lost else "",
                diagnosis=("loss-halved",) if stage.name in lost else (),
                printed=message if message == HOSTILE else "",
            )
            for stage in xor.stages
        ]
        return Result(student, xor, tuple(checks), lost.get("problem", ""), seconds=1.5)

    return result


@pytest.fixture
def results(make: Make) -> list[Result]:
    """A right one, one that lost, a hostile one, one that is broken, one that cannot be read."""
    return [
        make("ada"),
        make("bo", train="failed", loss="skipped"),
        make("=cmd()", HOSTILE, sigmoid="failed"),
        make("di", loss="broken"),
        replace(make("ed", problem="ed.zip is no archive."), checks=()),
    ]
