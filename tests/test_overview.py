from dataclasses import replace

import numpy as np
import pytest

from grader.assignment.spec import Assignment
from grader.reports.class_summary import explain_concern, survey
from grader.results.result import Check, Outcome, Result


def make(xor: Assignment, student: str, *outcomes: Outcome, name: str = "") -> Result:
    checks = tuple(
        Check(f"test_{number}", f"demand {number}", xor.stages[number % 2].name, 10, outcome,
              diagnosis=(name,) if name and outcome == "failed" else ())
        for number, outcome in enumerate(outcomes)
    )  # fmt: skip
    return Result(student, xor, checks)


@pytest.fixture
def results(xor: Assignment) -> list[Result]:
    return [
        make(xor, "dee", "passed", "passed", "passed", "failed", name="odd-one"),
        make(xor, "ada", "passed", "passed", "failed", "failed", name="odd-one"),
        make(xor, "bo", "passed", "failed", "failed", "passed", name="another"),
        make(xor, "cy", "passed", "failed", "failed", "passed", name="another"),
    ]


def test_a_check_is_as_hard_as_few_pass_it(xor: Assignment, results: list[Result]) -> None:
    view = survey(xor, results, {})
    assert [check.passed for check in view.checks] == [1.0, 0.5, 0.25, 0.5]


def test_a_check_tells_apart_by_the_points_for_the_others(
    xor: Assignment, results: list[Result]
) -> None:
    checks = survey(xor, results, {}).checks
    assert checks[0].apart is None  # all pass
    # In the order of names: ada, bo, cy, dee.
    expected = np.corrcoef([1, 0, 0, 1], [10, 20, 20, 20])[0, 1]
    assert checks[1].apart == pytest.approx(expected)
    assert checks[3].apart is not None
    assert checks[3].apart < 0


def test_mistakes_are_ranked_by_how_many_share_them(xor: Assignment, results: list[Result]) -> None:
    more = [*results, make(xor, "eve", "failed", name="another")]
    mistakes = survey(xor, more, {"another": "says what it is", "odd-one": "is odd"}).mistakes
    assert [(each.name, each.students) for each in mistakes] == [
        ("another", ["bo", "cy", "eve"]),
        ("odd-one", ["ada", "dee"]),
    ]
    assert mistakes[0].sentence == "Says what it is"


def test_a_mistake_without_a_sentence_shows_one_that_was_said(xor: Assignment) -> None:
    result = make(xor, "ada", "failed", name="unheard-of")
    said = replace(result.checks[0], message="sigmoid(x=1) is odd.\nMore.")
    (mistake,) = survey(xor, [replace(result, checks=(said,))], {}).mistakes
    assert mistake.sentence == "For example: sigmoid(x=1) is odd."


def test_who_needs_a_person_is_listed_with_the_reason(xor: Assignment) -> None:
    right = make(xor, "ada", "passed")
    assert explain_concern(right) == ""
    assert explain_concern(make(xor, "bo", "failed", name="loss-summed")) == ""
    assert "files, programs" in explain_concern(make(xor, "cy", "failed", name="not-allowed"))
    assert "could not be judged" in explain_concern(make(xor, "dee", "broken"))
    assert explain_concern(replace(right, problem="It is no zip.")) == "It is no zip."
    assert "graded twice: test_0" in explain_concern(replace(right, unstable=("test_0",)))


def test_whoever_was_not_graded_is_listed_and_in_no_average(
    xor: Assignment, results: list[Result]
) -> None:
    lost, absent = (
        Result("zoe", xor, (), "It is no zip."),
        Result("zed", xor, (), "Nothing was handed in.", absent=True),
    )
    view, without = survey(xor, [*results, lost, absent], {}), survey(xor, results, {})
    assert view.rows == without.rows
    assert view.checks == without.checks
    assert view.outcomes == without.outcomes
    assert [(each.student, each.why) for each in view.others] == [
        ("zed", "missing"),
        ("zoe", "needs-a-person"),
    ]
    assert [each.student for each in view.concerns] == ["zoe"]
    assert view.headline == f"{without.headline}; 2 not graded"
    assert survey(xor, [lost], {}).headline == "Nothing is graded yet; 1 not graded"
