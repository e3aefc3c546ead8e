"""No points without work; and what only a second look or a long run shows."""

from collections.abc import Callable

import pytest

from grader.authoring.audit import Exhibit, find_problems
from grader.authoring.idle_programs import list_idle_programs
from grader.intake.submission import Submission
from grader.judging.grade import grade
from grader.judging.job import Job
from grader.judging.mistake_tables import list_calls
from grader.oracle.live import LiveAnswers
from grader.results.result import Result

Graded = Callable[..., Result]
SIGMOID = "import numpy as np\ndef sigmoid(x):\n    return {}\ndef sigmoid_derivative(x):\n    s = 1 / (1 + np.exp(-np.clip(x, -500, 500)))\n    return s * (1 - s)\n"


def scores(result: Result) -> dict[str, float | None]:
    return {stage.name: stage.score for stage in result.stages}


def outcomes(result: Result, stage: str) -> dict[str, str]:
    return {check.name: check.outcome for check in result.checks_of(stage)}


@pytest.fixture(scope="module")
def idle(job: Job) -> list[Submission]:
    answers = LiveAnswers(job.catalogue())
    calls: dict[str, list[tuple[tuple[object, ...], object]]] = {}
    for function, arguments in list_calls(job)[1]:
        calls.setdefault(function, []).append((arguments, answers.answer(function, arguments)))
    return list(list_idle_programs(job.assignment, calls))


def test_a_program_that_computes_nothing_gets_nothing(job: Job, idle: list[Submission]) -> None:
    assert len(idle) >= 30
    some = [each for each in idle if each.student in ("0.5 in the right shape", "0.25 alone", "argument 2 as it came")]  # fmt: skip
    for result in grade(job, some):
        assert result.score == 0, (result.student, outcomes(result, "sigmoid"))


def test_the_constants_have_the_right_shapes(idle: list[Submission]) -> None:
    program = next(each for each in idle if each.student == "0.5 in the right shape")
    assert "np.full((np.shape(X)[0], np.shape(params['bias_hidden'])[1],), 0.5)" in program.modules["forward"] or (
        "np.shape(X)[0]" in program.modules["forward"]
    )  # fmt: skip
    assert "iterations" in program.modules["train"].split("return")[-1]


def test_points_for_form_wait_for_right_values_and_say_so(graded: Graded) -> None:
    result = graded(loss="import numpy as np\ndef compute_loss(a, b):\n    return 3 * np.mean((a - b) ** 2)\n")  # fmt: skip
    assert scores(result)["loss"] == 0
    waiting = [check for check in result.checks_of("loss") if check.outcome == "skipped"]
    assert {check.message for check in waiting} == {
        "This counts once the values of compute_loss are right in some case."
    }
    assert result.first_to_mend is not None
    assert result.first_to_mend.outcome == "failed"


def test_a_formula_that_is_right_in_some_cases_keeps_its_points_for_form(graded: Graded) -> None:
    rows = "import numpy as np\ndef compute_loss(a, b):\n    return np.sum((a - b) ** 2) / len(a)\n"
    assert scores(graded(loss=rows))["loss"] == 3


def test_a_sigmoid_that_stops_on_a_bare_number_loses_two_points(graded: Graded) -> None:
    only = SIGMOID.format("1 / (1 + np.exp(-np.clip(x, -500, 500))) if x.shape else 0")
    assert scores(graded(sigmoid=only))["sigmoid"] == 13


def test_an_answer_remembered_by_the_identity_of_an_array_is_seen(
    graded: Graded, reference: dict[str, str]
) -> None:
    remembering = reference["forward"].replace("def forward", "def work_out") + (
        "\nseen = {}\ndef forward(X, params):\n"
        "    if id(X) not in seen:\n        seen[id(X)] = X, work_out(X, params)\n"
        "    return seen[id(X)][1]\n"
    )
    result = graded(forward=remembering)
    lost = result.stages[1]
    assert lost.score is not None
    assert lost.score < 20
    assert "no-effect" in {name for check in result.checks for name in check.diagnosis}


def test_a_slope_measured_in_higher_precision_is_seen_in_its_calls(graded: Graded) -> None:
    measured = (
        "import numpy as np\nfrom forward import forward\nfrom loss import compute_loss\n"
        "def backward(X, y, params, cache):\n"
        "    params = {k: np.asarray(v, np.longdouble) for k, v in params.items()}\n"
        "    grads = {k: np.zeros(v.shape) for k, v in params.items()}\n"
        "    h = np.longdouble(1e-6)\n"
        "    for k, v in params.items():\n        for i in np.ndindex(v.shape):\n"
        "            up, down = ({**params, k: v.copy()} for _ in range(2))\n"
        "            up[k][i] += h\n            down[k][i] -= h\n"
        "            slope = (compute_loss(y, forward(X, up)[3]) - compute_loss(y, forward(X, down)[3])) / (2 * h)\n"
        "            grads[k][i] = slope\n    return grads\n"
    )
    result = graded(backward=measured)
    assert "finite-differences" in {n for c in result.checks_of("backward") for n in c.diagnosis}
    assert (scores(result)["backward"] or 0) <= 10


STOPS = "        if {}:\n            break\n        params = update_params("


@pytest.mark.parametrize(
    "line",
    [
        STOPS.format("loss_history[-1] < 1e-6"),
        STOPS.format("loss_history[1:] and abs(loss_history[-1] - loss_history[-2]) < 1e-9"),
        STOPS.format("loss_history[1:] and loss_history[-1] > loss_history[-2]"),
        STOPS.format("len(loss_history) > 1000"),
        "        learning_rate = learning_rate * (0.5 if len(loss_history) % 500 == 0 else 1)\n        params = update_params(",
    ],
)
@pytest.mark.sample(every=4)
def test_what_sets_in_late_in_a_run_costs_points(
    graded: Graded, reference: dict[str, str], line: str
) -> None:
    result = graded(train=reference["train"].replace("        params = update_params(", line))
    assert (scores(result)["train"] or 0) < 20


def test_the_long_run_waits_for_the_rest_of_its_stage(graded: Graded, reference: dict[str, str]) -> None:  # fmt: skip
    late = reference["train"].replace("return params, loss_history", "return params, loss_history[1:]")  # fmt: skip
    assert outcomes(graded(train=late), "train")["test_train_goes_on_to_the_end"] == "skipped"


def test_an_audit_says_where_a_program_that_computes_nothing_gets_points(job: Job) -> None:
    (result,) = grade(job, [Submission("the reference", dict(job.reference or {}))])
    problem = find_problems(Exhibit("do-nothing", Submission("echo", {}), "every stage"), result)
    assert problem[0].startswith("do-nothing echo gets 100 points at test_sigmoid_squashes")
