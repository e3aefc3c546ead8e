"""What is true of every format."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from grader.assignment.deadline import DueDate
from grader.integrations import canvas, junit, moodle, prairielearn
from grader.results import grades_csv
from tests.exports.samples import (
    GRADEBOOK,
    OFFLINE,
    Make,
    import_gradebook,
    import_worksheet,
    tabled,
)


def test_what_being_late_costs_is_taken_off_everywhere(make: Make) -> None:
    noon = datetime(2026, 3, 2, 12, tzinfo=UTC)
    deadline = DueDate(noon, penalty_per_day=10)
    result = make("ada", loss="failed")
    assignment = replace(result.assignment, deadline=deadline)
    lateness = deadline.judge(90, noon + timedelta(hours=1))
    late = replace(result, assignment=assignment, lateness=lateness)
    rows = tabled(grades_csv.render_checks([late], {"ada": {"student": "ada"}}))
    table = dict(zip(*rows, strict=True))
    wanted = {"score": "81", "raw_score": "90", "penalty": "9", "days_late": "1"}
    assert {key: table[key] for key in wanted} == wanted
    assert rows[0].count("student") == 1
    assert '<property name="points_before_penalty" value="90"' in junit.render_junit([late])
    assert json.loads(prairielearn.render_prairielearn(late))["score"] == 0.81
    people = {"ada": {"canvas_id": "11", "participant": "1001"}}
    assert import_gradebook(canvas.fill_gradebook(GRADEBOOK, [late], people).text)["11"] == "81"
    grade, feedback = import_worksheet(moodle.fill_worksheet(OFFLINE, [late], people).text)["1001"]
    assert grade == "81"
    assert "90 of 100 points" in feedback


@pytest.mark.parametrize("module", [canvas, moodle, junit, prairielearn])
def test_a_format_knows_results_and_other_formats_only(module: Any) -> None:
    source = Path(module.__file__).read_text(encoding="utf-8")
    known = {"results", "integrations", "assignment", "safe_text", "errors"}
    imported = re.findall(r"^from grader\.?(\w*)", source, re.MULTILINE)
    assert "results" in imported
    assert set(imported) <= known
