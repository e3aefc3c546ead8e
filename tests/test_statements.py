"""What is said of answers that no known mistake predicts: it holds in every case, or it is not said."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from grader.assignment.settings import Words
from grader.assignment.spec import Function
from grader.diagnosis.comparison import Comparison
from grader.diagnosis.statements import state
from grader.oracle.calls import Call, Failure

WORDS = Words(
    sides={"m": "rows", "n": "outputs"},
    shapes={"y": ("m", "n"), "z": ("m", "n")},
)
FUNCTION = Function("f", ("y", "z"), "f")
SIZES = ((4, 1), (7, 2), (3, 3), (1, 2))


Answer = Callable[[Any, Any], Any]


def ask(right: Answer, got: Answer) -> list[Comparison]:
    """Comparisons of a function's answers on some sizes."""
    random = np.random.RandomState(3)
    found = []
    for size in SIZES:
        y, z = random.uniform(-2, 2, size), random.uniform(-2, 2, size)
        found.append(Comparison(Call("f", (y, z)), got(y, z), right(y, z)))
    return found


@pytest.mark.parametrize(
    ("got", "name", "says"),
    [
        (lambda y, z: 2 * y * z, "scaled", "Your answer is exactly twice the right one."),
        (lambda y, z: -y * z, "negated", "Your answer is exactly the negative of the right one."),
        (lambda y, z: 0.3 * y * z, "scaled", "Your answer is exactly 0.3 times the right one."),
        (lambda y, z: y * z * len(y), "scaled-by-size", "Your answer is the right one, times the number of rows."),
        (lambda y, z: y * z / np.size(y), "scaled-by-size", "Your answer is the right one, divided by the number of rows times the number of outputs."),
        (lambda y, z: y * z / 4 * len(y), "scaled-by-size", "Your answer is a quarter of the right one, times the number of rows."),
        (lambda y, z: (y * z).T, "transposed", "Your answer is the right one with rows and columns exchanged."),
        (lambda y, z: (y * z)[::-1], "reversed-rows", "Your answer is the right one with its rows in reverse order."),
        (lambda y, z: y * z + 0.5, "shifted", "Your answer is the right one plus 0.5, in every place."),
        (lambda y, z: np.abs(y * z), "changed-one-by-one", "Your answer is exactly the absolute value of the right one."),
        (lambda y, z: np.round(y * z, 2), "changed-one-by-one", "Your answer is exactly the right one, rounded to 2 decimals."),
        (lambda y, z: 3 * z + 0 * y, "another-array", "Your answer is exactly 3 times z."),
        (lambda y, z: np.mean(y * z, axis=0, keepdims=True), "collapsed", "Your answer is the means of the columns of the right one."),
        (lambda y, z: np.where(np.arange(len(y))[:, None] == 0, y * z, 9.0), "", "Your answer is right in the first row and wrong in every other."),
        (lambda y, z: y * z if y.shape[1] == 1 else y * z**3, "", "It is right with one output, and wrong with several."),
        (lambda y, z: y * z + np.abs(y) + 1, "", "Your answer is too large in every place that is wrong."),
    ],
)  # fmt: skip
def test_a_statement_says_what_holds_in_every_case(got: Answer, name: str, says: str) -> None:
    found = state(ask(lambda y, z: y * z, got), (), None, FUNCTION, WORDS)
    assert found is not None
    assert says in found.says
    assert found.names == ((name,) if name else ())
    assert found.hint


def test_what_holds_in_one_case_only_is_not_said() -> None:
    found = state(
        ask(lambda y, z: y * z, lambda y, z: y * z * (2 if len(y) == 4 else 3 + y)),
        (), None, FUNCTION, WORDS,
    )  # fmt: skip
    assert found is not None
    assert "twice" not in found.says
    assert found.names == ()


def test_errors_alone_get_no_statement() -> None:
    comparisons = ask(lambda y, z: y * z, lambda y, z: y + z)
    failing = [replace(each, got=Failure("ValueError")) for each in comparisons]
    assert state(failing, (), None, FUNCTION, WORDS) is None


def test_a_part_that_is_right_is_said() -> None:
    found = state(
        ask(lambda y, z: {"a": y, "b": z}, lambda y, z: {"a": y, "b": z**3 + y}),
        (), None, FUNCTION, WORDS,
    )  # fmt: skip
    assert found is not None
    assert "Right in every case: a. Not right: b." in found.says
