"""A check that the assignment holds back is in nothing that a student is shown."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from grader.assignment.spec import Assignment
from grader.assignment.visibility import VISIBLE, WORDS
from grader.intake.submission import Submission
from grader.integrations import moodle, nbgrader_gradebook, prairielearn
from grader.reports.student_page import Graded, render_instructor_page, render_student_page
from grader.results import gradescope_json
from grader.results.result import Check, Result

SECRET = "seen in the check that is held back"
OPEN = "seen in the check that is shown"


def render_after_another(result: Result) -> str:
    """The page with code, and with an attempt before it in which the same is held back."""
    one, other = (Submission("ada", {stage.name: text for stage in result.assignment.stages}) for text in ("x = 1\n", "x = 2\n"))  # fmt: skip
    return render_student_page(Graded(result, other, Graded(result, one)), {})


# Each is what a student is shown in some system, as text.
RENDERERS: dict[str, Callable[[Result], str]] = {
    "summary": gradescope_json.summarize,
    "student page": lambda result: render_student_page(result, {}),
    "student page with code": render_after_another,
    "moodle": moodle.render_comment,
    "moodle import": lambda result: moodle.render_import([result], {"ada": {"email": "a@b.c"}}).text,
    "prairielearn": prairielearn.render_prairielearn,
    "nbgrader": lambda result: "".join(
        nbgrader_gradebook.describe(result, stage) for stage in result.stages
    ),
}  # fmt: skip


def make(assignment: Assignment, held: str) -> Result:
    """A result in which the first check of each stage is held back, and all failed."""
    checks = [
        Check(f"test_{stage.name}_{word}", f"{word} {stage.name}", stage.name, points, "failed", said)
        for stage in assignment.stages
        for word, points, said in (("held", 1, SECRET), ("open", stage.points - 1, OPEN))
    ]  # fmt: skip
    visibility = {check.name: held for check in checks if check.message == SECRET}
    return Result("ada", replace(assignment, visibility=visibility), tuple(checks))


@pytest.mark.parametrize("held", [word for word in WORDS if word != VISIBLE])
@pytest.mark.parametrize("name", RENDERERS)
def test_what_is_held_back_is_not_shown(xor: Assignment, name: str, held: str) -> None:
    text = RENDERERS[name](make(xor, held))
    assert SECRET not in text
    assert "held sigmoid" not in text


@pytest.mark.parametrize("name", RENDERERS)
def test_what_is_not_held_back_is_shown(xor: Assignment, name: str) -> None:
    assert SECRET in RENDERERS[name](make(xor, VISIBLE))


def test_the_instructors_copy_shows_it_and_says_until_when(xor: Assignment) -> None:
    text = render_instructor_page(Graded(make(xor, "after_published")), {})
    assert SECRET in text
    assert text.count("held back: after published") == 2 * len(
        xor.stages
    )  # at its cause, its stage


def test_points_of_what_is_held_back_are_in_no_difference(xor: Assignment) -> None:
    result = make(xor, "hidden")
    passed = [replace(each, outcome="passed") if each.message == SECRET else each for each in result.checks]  # fmt: skip
    text = render_student_page(Graded(replace(result, checks=tuple(passed)), None, Graded(result)), {})  # fmt: skip
    shown = sum(stage.points - 1 for stage in xor.stages)
    assert re.findall(r'<td class="number">(.*?)</td>', text) == 2 * [f"0 of {shown}"]


def test_gradescope_is_told_when_to_show_it_and_nothing_of_it_elsewhere(xor: Assignment) -> None:
    text = gradescope_json.to_gradescope(make(xor, "after_published"))
    assert text.count(SECRET) == len(xor.stages)  # in the checks' own output, which it hides
    assert text.count('"visibility": "after_published"') == len(xor.stages)
