"""PrairieLearn: one results file for each student."""

import json
from dataclasses import replace

from grader.assignment.spec import Assignment
from grader.integrations import prairielearn
from grader.results.result import Result
from tests.exports.samples import Make


def test_prairielearn_gets_what_its_schema_says(results: list[Result]) -> None:
    for result in results[:3]:
        data = json.loads(prairielearn.render_prairielearn(result))
        assert set(data) == {"gradable", "score", "message", "tests"}
        assert data["gradable"] is True
        assert data["score"] == result.score / 100
        assert sum(test["points"] for test in data["tests"]) == result.score
        for test in data["tests"]:
            assert set(test) == {
                "name", "description", "points", "max_points", "message", "output"
            }  # fmt: skip
            assert isinstance(test["points"], int)
            assert 0 <= test["points"] <= test["max_points"]
    broken, unread = (
        json.loads(prairielearn.render_prairielearn(result)) for result in results[3:]
    )
    assert broken["gradable"] is unread["gradable"] is False
    assert "score" not in broken
    assert unread["format_errors"] == ["ed.zip is no archive."]


def test_prairielearn_reads_no_more_than_a_megabyte(make: Make) -> None:
    result = make("ada", "😀" * 4000, loss="failed")
    long = replace(result.checks[2], printed="😀" * 4000)
    text = prairielearn.render_prairielearn(replace(result, checks=(long,) * 60))
    assert len(text.encode()) < 1_000_000
    assert len(json.loads(text)["tests"]) == 60


def test_prairielearn_shows_no_check_that_is_held_back(make: Make, xor: Assignment) -> None:
    held = replace(xor, visibility={"test_forward_is_right": "after_published"})
    text = prairielearn.render_prairielearn(replace(make("ada"), assignment=held))
    names = [test["description"] for test in json.loads(text)["tests"]]
    assert "test_forward_is_right" not in names
    assert len(names) == 4
