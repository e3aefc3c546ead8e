"""`agree` names the first difference alone, in words."""

import math
from typing import Any

import numpy as np
import pytest

from grader import agree
from grader.checks.answer import Answer
from grader.errors import Finding


def disagreement(got: Any, expected: Any, **how: Any) -> str:
    with pytest.raises(Finding) as finding:
        agree(Answer(got, "f(x)"), expected, **how)
    return str(finding.value)


@pytest.mark.parametrize(
    ("got", "expected"),
    [
        (1, 1.0),
        ([1.0, 2.0], np.array([1.0, 2.0])),
        ([np.ones(2), np.ones(3)], (np.ones(2), np.ones(3))),
        (np.array(0.5), 0.5),
        ({"b": 1.0, "a": 2.0}, {"a": 2.0, "b": 1.0}),
        (1.0 + 5e-9, 1.0),
        (math.inf, math.inf),
        ([1.0, math.nan], [1.0, math.nan]),
        (1e-15, 2e-15),
        (np.arange(3), [0.0, 1.0, 2.0]),
    ],
)
def test_values_count(got: Any, expected: Any) -> None:
    agree(got, expected)


def test_a_number_is_wrong_where_none_is_expected() -> None:
    assert "differ in 1 of 2 values" in disagreement([1.0, 2.0], [1.0, math.nan])


def test_an_entry_is_judged_by_itself_or_by_the_largest() -> None:
    agree([1.0, 1e-9], [1.0, 2e-9], to="largest")
    assert "differ in 1 of 2 values" in disagreement([1.0, 1e-9], [1.0, 2e-9])


@pytest.mark.parametrize("to", ["entry", "largest"])
@pytest.mark.parametrize("got", [-1e9, math.inf, 0.0])
def test_nothing_but_infinity_is_close_to_infinity(got: float, to: str) -> None:
    expected = np.array([1.0, -math.inf])
    assert "differ in 1 of 2 values" in disagreement(np.array([1.0, got]), expected, to=to)
    assert "differ in 1 of 2 values" in disagreement(np.array([1.5, -math.inf]), expected, to=to)


def test_the_table_shows_only_what_differs() -> None:
    got = np.array([[0.3102, 1.0], [0.2, 1.0]])
    expected = np.array([[0.6204, 1.0], [0.2, 1.0]])
    assert disagreement({"bias": got}, {"bias": expected}) == (
        'f(x)["bias"]: expected and got differ in 1 of 4 values, by 0.31.\n'
        " index   expected     got\n"
        " (0, 0)    0.6204  0.3102"
    )


def test_a_long_table_is_cut() -> None:
    text = disagreement(np.zeros(9), np.ones(9))
    assert text.splitlines()[-1] == " … and 4 more"
    assert len(text.splitlines()) == 8


def test_numbers_that_look_alike_are_shown_with_more_digits() -> None:
    assert " 1.000001  1.000002" in disagreement(1.000002, 1.000001)


@pytest.mark.parametrize(
    ("got", "expected", "text"),
    [
        (None, np.ones(2), "f(x) should be numbers, but is None (is a return statement missing?)."),
        ("a", 1.0, "f(x) should be numbers, but is the text 'a'."),
        (np.ones((4, 1)), 0.5, "f(x): expected a single number, got shape (4, 1)."),
        (np.ones(4), np.ones((4, 1)), "f(x): expected shape (4, 1), got shape (4,)."),
        ([[1.0], [1.0, 2.0]], np.ones(2), "f(x) should be numbers, but is a list of 2 entries."),
        (np.ones(2) * 1j, np.ones(2), "f(x) should be numbers, but is an array of shape (2,) and dtype complex128."),
        ((1.0,), (1.0, 2.0), "f(x): expected 2 values, got 1."),
        (np.ones(2), (1.0, 2.0), "f(x): expected 2 values, got an array of shape (2,)."),
        ({"a": 1.0}, {"a": 1.0, "b": 2.0}, "f(x) lacks the key 'b'."),
        ({"a": 1.0, "b": 1.0}, {"a": 1.0}, "f(x) should not have the key 'b'."),
        ([1.0], {"a": 1.0}, 'f(x): expected a dict with the keys "a", got a list of 1 entry.'),
        (math.nan, 0.5, "f(x): the value is NaN, not a number.\n expected  got\n      0.5  nan"),
    ],
)  # fmt: skip
def test_the_first_difference_is_named(got: Any, expected: Any, text: str) -> None:
    assert disagreement(got, expected) == text


def test_single_precision_is_named() -> None:
    text = disagreement(np.array([0.1], np.float32), np.array([0.1]))
    assert text.startswith("f(x): expected float64 numbers, got float32.")


def test_an_answer_that_has_no_such_entry_is_a_finding() -> None:
    for value in (None, 1.0, {"b": 1}):
        with pytest.raises(Finding, match="should have an entry"):
            Answer(value, "f(x)")["a"]
