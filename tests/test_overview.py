from dataclasses import replace

import numpy as np
import pytest

from grader.assignment.spec import Assignment
from grader.reports.class_summary import explain_concern, survey
from grader.reports.finding_words import shorten
from grader.reports.item_statistics import find_reliability
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
    assert [check.apart for check in checks] == [None] * 4
    assert checks[1].says == "too few tried it (4; 10 are needed)"
    three = [replace(each, student=f"{each.student}{i}") for i in range(3) for each in results]
    checks = survey(xor, three, {}).checks
    assert (checks[0].apart, checks[0].says) == (None, "all alike")
    # In the order of names: ada, bo, cy, dee, three times each.
    expected = np.corrcoef([1, 0, 0, 1], [10, 20, 20, 20])[0, 1]
    assert checks[1].apart == pytest.approx(expected)
    assert checks[1].tried == 12
    assert checks[3].apart is not None
    assert checks[3].apart < 0


def test_who_has_not_begun_is_in_no_average_and_no_statistics(
    xor: Assignment, results: list[Result]
) -> None:
    stub = make(xor, "stu", "failed", "failed", "failed", "failed", name="not-written")
    view, without = survey(xor, [*results, stub], {}), survey(xor, results, {})
    assert (view.rows, view.checks, view.outcomes) == (
        without.rows,
        without.checks,
        without.outcomes,
    )
    assert [each.student for each in view.idle] == ["stu"]
    assert "1 wrote nothing" in view.headline
    assert view.mistakes == without.mistakes
    wrong = make(xor, "zero", "failed", "failed", "failed", "failed")  # something was written
    assert [each.student for each in survey(xor, [wrong], {}).rows] == ["zero"]


def test_a_check_is_counted_among_those_who_tried_its_stage(xor: Assignment) -> None:
    half = make(xor, "ada", "passed", "passed", "passed", "passed")
    unwritten = tuple(
        replace(check, outcome="failed", diagnosis=("not-written",)) if check.stage == "forward" else check
        for check in half.checks
    )  # fmt: skip
    view = survey(xor, [half, replace(half, student="bo", checks=unwritten)], {})
    assert [(check.stage, check.tried, check.passed) for check in view.checks] == [
        ("sigmoid", 2, 1.0),
        ("forward", 1, 1.0),
        ("sigmoid", 2, 1.0),
        ("forward", 1, 1.0),
    ]


def test_the_verdict_says_what_to_teach_and_who_waits(xor: Assignment) -> None:
    says = {"half": "Your gradients are half of the right ones: the 2 is missing.", "sum": "Your loss is the sum of the squares; it should be their mean."}  # fmt: skip
    some = [make(xor, f"a{i}", "passed", "failed", name="half") for i in range(3)]
    some += [make(xor, f"b{i}", "passed", "failed", name="sum") for i in range(2)]
    some += [make(xor, "c", "passed", "failed", name="syntax-error"), make(xor, "d", "passed", "failed", name="alone")]  # fmt: skip
    some += [make(xor, "e", "failed", "failed", name="not-written"), Result("f", xor, (), "Nothing was handed in.", absent=True)]  # fmt: skip
    some += [Result("g", xor, (), "It is no zip.")]
    view = survey(xor, some, says)
    assert view.verdict == (
        "Teach again: gradients are half of the right ones (3), loss is the sum of the squares (2). "
        "2 did not really hand in; 1 needs you."
    )
    assert [each.name for each in view.misconceptions] == ["half", "sum", "alone"]
    assert [each.name for each in view.troubles] == ["syntax-error"]
    assert "alone" not in view.verdict
    assert (
        survey(xor, some[-1:], says).verdict == "No mistake was made by more than one. 1 needs you."
    )


@pytest.mark.parametrize(
    ("sentence", "phrase"),
    [
        ("Your loss is the sum; it should be the mean.", "loss is the sum"),
        ("X is turned, so the shapes do not fit.", "X is turned"),
        ("A function is missing", "a function is missing"),
        ("The values are right, and stand in another order.", "values are right, and stand in another order"),
        ("Your " + "very " * 40 + "long", "very " * 14 + "…"),
    ],
)  # fmt: skip
def test_a_sentence_to_a_student_becomes_a_phrase(sentence: str, phrase: str) -> None:
    assert shorten(sentence) == phrase


def test_reliability_is_cronbach_s_alpha_and_refused_for_few() -> None:
    random = np.random.RandomState(1)
    ability = random.randn(200, 1)
    points = (ability + random.randn(200, 6) > 0).astype(float)
    found = find_reliability(points)
    assert found
    # The mean correlation r of k alike checks gives k r / (1 + (k - 1) r) (Spearman and Brown, 1910).
    r = (np.corrcoef(points.T).sum() - 6) / 30
    assert found.alpha == pytest.approx(6 * r / (1 + 5 * r), abs=0.01)
    again = [find_reliability(points[random.randint(200, size=200)]) for _ in range(200)]
    assert found.error == pytest.approx(np.std([each.alpha for each in again if each]), rel=0.3)
    assert found.spread == pytest.approx(points.sum(axis=1).std(ddof=1) * np.sqrt(1 - found.alpha))
    assert find_reliability(points[:29]) is None
    assert find_reliability(np.ones((50, 6))) is None


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
