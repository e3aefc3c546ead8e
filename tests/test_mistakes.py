"""Mistakes have names: the list is sound, and a name is given only where the answers are those."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from grader.assignment.spec import Assignment
from grader.errors import AssignmentError
from grader.intake.submission import Submission
from grader.judging.grade import grade
from grader.judging.job import Job
from grader.oracle.mistakes import Catalogue, Mistake, read_mistakes
from grader.results.result import Result

Named = Callable[..., Result]
HEAD = '[[slot]]\nfunction = "sigmoid"\nplace = "p"\nthis = "slope = s"\n[[slot.mistake]]\nname = "a"\nsays = "s"\nhint = "h"\nthat = "slope = x"\n'


@pytest.fixture(scope="module")
def mistakes(xor: Assignment, root: Path) -> tuple[Mistake, ...]:
    return read_mistakes(root / "solutions" / "xor" / "mistakes.toml", xor)


@pytest.fixture
def named(job: Job, mistakes: tuple[Mistake, ...], reference: dict[str, str]) -> Named:
    """Grade one stage of the reference with some modules replaced."""

    def run(stage: str, **modules: str) -> Result:
        only = replace(job, mistakes=mistakes, only=(stage,))
        return grade(only, [Submission("someone", {**reference, **modules})])[0]

    return run


def names(result: Result) -> set[str]:
    return {name for check in result.checks for name in check.diagnosis}


def test_the_catalogue_has_what_the_design_asks_for(mistakes: tuple[Mistake, ...]) -> None:
    assert len(mistakes) >= 43
    for mistake in mistakes:
        assert mistake.says.endswith("."), mistake.name
        assert mistake.hint.endswith((".", "?")), mistake.name
        assert not {"np.", "**", "@", "return "} & set(mistake.says + mistake.hint), mistake.name


def test_every_edit_occurs_exactly_once(
    xor: Assignment, reference: dict[str, str], mistakes: tuple[Mistake, ...]
) -> None:
    catalogue = Catalogue(xor, reference, mistakes)
    for variant in [*catalogue.singles(), *catalogue.pairs()]:
        assert catalogue.sources(variant) != reference


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (HEAD.replace("slope = s", "slope = q"), "a in sigmoid.py: 'slope = q' occurs 0 times; an edit must occur exactly once."),
        (HEAD.replace("slope = s", "x"), "times; an edit must occur exactly once."),
        (HEAD.replace('hint = "h"\n', ""), "line 5: a mistake has no 'hint'."),
        (HEAD.replace('"h"', '""'), "line 5: hint is empty."),
        (HEAD.replace('"sigmoid"', '"sine"'), "line 5: the assignment has no function sine."),
        (HEAD + HEAD, "line 14: the name a is used twice."),
        (HEAD + "[[", "mistakes.toml:"),
        (HEAD.replace('"slope = s"', '["slope = s", "x"]'), "line 5: each way in 'that' needs as many texts as 'this' has."),
    ],
)  # fmt: skip
def test_an_authors_slip_is_a_sentence_with_its_place(
    xor: Assignment, reference: dict[str, str], tmp_path: Path, text: str, sentence: str
) -> None:
    (tmp_path / "mistakes.toml").write_text(text)
    with pytest.raises(AssignmentError) as error:
        Catalogue(xor, reference, read_mistakes(tmp_path / "mistakes.toml", xor))
    assert sentence in str(error.value)


LOSS = "import numpy as np\ndef compute_loss(y_true, y_pred):\n    return "


@pytest.mark.parametrize(
    ("loss", "name", "says"),
    [
        ("((y_true - y_pred) ** 2).sum()", "loss-summed", "Your loss is the sum of the squared errors"),
        ("3 * np.mean((y_true - y_pred) ** 2)", "scaled", "Your answer is exactly 3 times the right one."),
        ("0.0", "ignores-input", "The answer is the same whatever goes in."),
        ("np.mean((y_true - y_pred).astype(np.float32) ** 2).astype(float)", "imprecise", "in their first digits alone"),
        ("np.float32(np.mean((y_true - y_pred) ** 2))", "imprecise", "expected float64 numbers, got float32."),
        ("np.mean((y_true - y_pred) ** 2) if y_true.shape == (4, 1) else np.dot(y_true, y_pred.T @ y_true)[9, 9]", "hard-coded-size", "works for arrays of some sizes"),
        ("np.random.rand()", "not-repeatable", "two different answers"),
        ("None", "returns-nothing", "should be numbers, but is None (is a return statement missing?)."),
    ],
)  # fmt: skip
@pytest.mark.sample(every=3)
def test_a_wrong_loss_is_called_by_its_name(named: Named, loss: str, name: str, says: str) -> None:
    result = named("loss", loss=LOSS + loss + "\n")
    assert name in names(result)
    assert says in "\n".join(check.message for check in result.checks)


def test_two_mistakes_in_one_function_are_both_named(named: Named) -> None:
    result = named("loss", loss=LOSS + "0.5 * np.mean(np.abs(y_true - y_pred))\n")
    assert names(result) == {"loss-halved", "loss-absolute"}


def test_what_fits_no_mistake_gets_no_name(named: Named) -> None:
    result = named("loss", loss=LOSS + "np.mean(np.abs(y_true - y_pred) ** 2.7)\n")
    assert names(result) == set()
    assert result.score < 10


def test_finite_differences_are_seen_in_the_calls(named: Named) -> None:
    backward = (
        "import numpy as np\nfrom forward import forward\nfrom loss import compute_loss\n"
        "def backward(X, y, params, cache):\n"
        "    grads = {k: np.zeros_like(v) for k, v in params.items()}\n"
        "    for k, v in params.items():\n"
        "        for i in np.ndindex(v.shape):\n"
        "            up, down = dict(params), dict(params)\n"
        "            up[k], down[k] = v.copy(), v.copy()\n"
        "            up[k][i] += 1e-5\n            down[k][i] -= 1e-5\n"
        "            grads[k][i] = (compute_loss(y, forward(X, up)[3]) - compute_loss(y, forward(X, down)[3])) / 2e-5\n"
        "    return grads\n"
    )
    result = named("backward", backward=backward)
    assert result.score <= 10
    assert names(result) == {"finite-differences"}


@pytest.mark.thorough
def test_a_transposed_and_a_broadcast_gradient_are_named(
    named: Named, reference: dict[str, str]
) -> None:
    turned = reference["backward"].replace(
        "np.dot(np.transpose(X), hidden_delta)", "np.dot(np.transpose(X), hidden_delta).T"
    )
    assert names(named("backward", backward=turned)) == {"hidden-weights-gradient-transposed"}
    square = LOSS.replace("return ", "return (y_true.ravel() - y_pred.reshape(-1, 1)) ** 2\n")
    assert "broadcast-by-accident" in names(named("loss", loss=square))
