"""A student's page: what is wrong first, each cause once, in the words of the screen."""

import re
from collections.abc import Sequence
from dataclasses import replace
from html import unescape

import pytest
from rich.console import Console

from grader.assignment.spec import Assignment
from grader.intake.submission import Submission
from grader.reports.causes import list_causes
from grader.reports.student_page import Graded, render_instructor_page, render_student_page
from grader.reports.student_screen import View, render_result
from grader.results.adjustment import Adjustment
from grader.results.example import Example, Step
from grader.results.result import Check, Outcome, Result
from grader.results.stage_state import say_state

HALF = "Your slopes are exactly half."
CALL = "f(x): expected and got differ in 1 of 1 values, by 1.\n"
TABLE = "\n index  expected  got\n 0      1         2"
SMALLEST = Example("f(x)", (("x", "1"),), (Step("f", "twice x", "2", "1"),))


def find(page: str, pattern: str) -> list[str]:
    return re.findall(pattern, page, re.DOTALL)


def text_of(page: str) -> str:
    return " ".join(unescape(re.sub(r"<style>.*?</style>|<[^>]+>", "", page, flags=re.DOTALL)).split())  # fmt: skip


def make(xor: Assignment, *outcomes: Sequence[Outcome], message: str = "", **more: object) -> Result:  # fmt: skip
    """A result with a check for each outcome of each stage; those that failed say the message."""
    checks = [
        Check(f"test_{stage.name}_{n}", f"demand {n} of {stage.name}", stage.name, 2, outcome,
              message if outcome == "failed" else "waits" if outcome == "skipped" else "")
        for stage, these in zip(xor.stages, outcomes, strict=False)
        for n, outcome in enumerate(these)
    ]  # fmt: skip
    changed = [replace(check, **more) if check.outcome == "failed" else check for check in checks]  # type: ignore[arg-type]
    return Result("ada", xor, tuple(changed))


@pytest.fixture
def half(xor: Assignment) -> Result:
    """A right stage, and one that fails thrice for one cause and waits once."""
    return make(
        xor, ["passed"] * 3, ["failed", "failed", "failed", "skipped"],
        message=f"{CALL}{HALF}{TABLE}", diagnosis=("half",), explanation=HALF, example=SMALLEST,
        hint="What is the slope?",
    )  # fmt: skip


def test_what_worked_is_said_first_then_the_diagnosis_the_example_and_the_numbers(
    half: Result,
) -> None:
    text = text_of(render_student_page(half, {})).partition("To the feedback")[2]
    told = ["Right: sigmoid. 3 of 7 checks pass.", "Fix first: forward costs 6 points", HALF,
            "The smallest example on which it is wrong", "f(x): expected and got differ", "Hint",
            "3 checks have this cause", "Not judged yet", "Stages"]  # fmt: skip
    places = [text.index(each) for each in told]
    assert places == sorted(places)


def test_one_cause_is_said_once_for_all_its_checks(half: Result) -> None:
    page = render_student_page(half, {})
    assert page.count(HALF) == 1
    assert page.count("The smallest example on which it is wrong") == 1
    (cause,) = find(page, r'<section class="card cause".*?</section>')
    for number in range(3):
        assert f"demand {number} of forward" in cause
    assert "demand 3 of forward" not in cause


def test_what_each_check_saw_is_kept_where_it_is_not_the_same(xor: Assignment) -> None:
    result = make(xor, ["failed", "failed"], diagnosis=("half",), explanation=HALF)
    checks = [replace(c, message=f"f{n}(x): expected {n}, got 9.\n{HALF}") for n, c in enumerate(result.checks)]  # fmt: skip
    text = text_of(render_student_page(replace(result, checks=tuple(checks)), {}))
    assert text.count(HALF) == 1
    assert text.count("f0(x): expected 0, got 9.") == 1
    assert text.count("f1(x): expected 1, got 9.") == 1


def test_one_message_in_two_stages_is_one_cause(xor: Assignment) -> None:
    result = make(xor, ["failed"], ["failed", "passed"], message="There is no file.")
    (cause,) = list_causes(result.checks, xor, {})
    assert cause.stages == ["sigmoid", "forward"]
    assert "Fix first: sigmoid, forward" in text_of(render_student_page(result, {}))


def test_two_messages_without_a_name_are_two_causes(xor: Assignment) -> None:
    one, other = make(xor, ["failed", "failed"]).checks
    checks = (replace(one, message="a\n1"), replace(other, message="b\n2"))
    text = text_of(render_student_page(Result("ada", xor, checks), {}))
    assert "Fix first: sigmoid" in text
    assert "Then: sigmoid" in text


def test_what_could_not_be_judged_is_no_mistake_of_the_student(xor: Assignment) -> None:
    result = make(xor, ["broken", "failed"], message="wrong")
    text = text_of(render_student_page(result, {}))
    assert "Could not be judged: sigmoid" in text


def test_stages_that_are_right_are_folded_and_others_open(half: Result) -> None:
    stages = find(render_student_page(half, {}), r'<details class="stage"[^>]*>')
    assert [" open" in stage for stage in stages] == [False, True]


@pytest.mark.parametrize(
    "outcomes",
    [
        [["passed"], ["failed", "passed"]],
        [["failed", "skipped"], ["passed"]],
        [["skipped"], ["failed"]],
        [["failed"], ["failed"], ["broken"]],
        [["passed"], ["passed"]],
    ],
)
@pytest.mark.parametrize("name", ["half", "not-written"])
def test_the_page_says_what_the_screen_says(
    xor: Assignment, outcomes: list[list[Outcome]], name: str
) -> None:
    result = make(xor, *outcomes, message=f"{HALF}{TABLE}", diagnosis=(name,))
    console = Console(width=200)
    with console.capture() as seen:
        console.print(render_result(result, {}, View(everything=True, width=200)))
    screen, page = " ".join(seen.get().split()), text_of(render_student_page(result, {}))
    for stage in xor.stages:
        if checks := result.checks_of(stage.name):
            assert f"{stage.name} {say_state(checks)}" in page
            assert say_state(checks) in screen
    for heading in ("Fix first: ", "Write next: "):
        if result.first_to_mend and result.first_to_mend.outcome != "skipped":
            assert (heading in screen) == (heading in page)
    assert f"{result.score} of {len(result.checks) * 2} points" in page
    assert f"{result.score} of {len(result.checks) * 2} points" in screen


def test_a_broken_archive_is_one_box(xor: Assignment) -> None:
    page = render_student_page(Result("ada", xor, (), "The archive is damaged."), {})
    assert page.count('class="card"') == 1
    assert page.count("The archive is damaged.") == 1
    for part in ("<table", "<details", "points", "Everything"):
        assert part not in page.partition("<main")[2]


def test_what_a_person_decided_is_beside_what_the_checks_gave(half: Result) -> None:
    decided = (
        Adjustment("forward", "set", 5, "It was ruled on.", "Ada"),
        Adjustment("test_sigmoid_0", "set", 1, "It was copied."),
    )
    text = text_of(render_student_page(replace(half, adjustments=decided), {}))
    assert "forward: 5 points, by hand (Ada). It was ruled on." in text
    assert "test_sigmoid_0: 1 points, by hand. It was copied." in text
    assert "Automatic score: 6. With what was decided by hand: 10." in text
    assert "5 of 8 by hand, 0 automatic" in text
    assert "2 of 2, by hand 1" in text


def test_a_problem_with_points_by_hand_has_its_score(xor: Assignment) -> None:
    settled = Result("ada", xor, (), "The archive is damaged.", adjustments=(Adjustment("total", "set", 40, "Seen on paper."),))  # fmt: skip
    text = text_of(render_student_page(settled, {}))
    assert "40 of 100 points" in text
    assert "Seen on paper." in text


def test_a_finding_is_at_its_line_and_leads_to_its_cause(xor: Assignment) -> None:
    source = "import numpy\n# \x0c \u2028\n\ndef forward(X, params):\n    return X * '<b>'\n"
    result = make(xor, [], ["failed"], message="It stops.\nforward.py line 5: return X", diagnosis=("stops",))  # fmt: skip
    (defined,) = list_causes(
        [replace(result.checks[0], message="It stops.")], xor, {"forward": source}
    )
    assert defined.place.line == 4
    page = render_student_page(Graded(result, Submission("ada", {"forward": source})), {})
    (line,) = find(page, r'<li class="noted" id="file-1-5">.*?</li>')
    assert "&lt;b&gt;" in line
    assert '<a href="#cause-1">Fix first</a>: It stops.' in line
    assert 'href="#file-1-5"' in page
    (file,) = find(page, r'<details class="file"[^>]*>')
    assert " open" in file


def test_each_function_of_a_cause_has_its_own_line(xor: Assignment) -> None:
    source = "def update_params(a, b, c):\n    pass\n\n\ndef train(a, b, c, d, e):\n    pass\n"
    checks = [
        Check(f"test_{name}", name, "train", 1, "failed", f"{name} is yours to write.", ("not-written",))
        for name in ("update_params", "train")
    ]  # fmt: skip
    result = Result("ada", xor, tuple(checks))
    page = render_student_page(Graded(result, Submission("ada", {"train": source})), {})
    assert len(find(page, r'<section class="card cause"')) == 1
    assert len(find(page, r'<li class="noted" id="file-1-[15]">')) == 2


def test_code_without_stored_sources_is_left_out(half: Result) -> None:
    assert "The code that was graded" not in render_student_page(half, {})
    assert "The code that was graded" not in render_instructor_page(Graded(half), {})


def test_the_instructor_sees_which_checks_are_not_steady(half: Result) -> None:
    shaky = Graded(replace(half, unstable=("test_forward_0",)))
    said = "Graded twice with different outcomes: test_forward_0."
    assert said in render_instructor_page(shaky, {})
    assert said not in render_student_page(shaky, {})
