"""Stage 5 is right when these hold."""

from functools import cache

import numpy as np

from grader import agree, gradient, points
from grader.checks.gradient import PRECISION


def known(expected, case):
    """The arguments of backward: the cache is what a right forward returns for the case."""
    return case.X, case.y, case.params, expected.forward(case.X, case.params)


def shares(expected, case):
    """The attention of a right forward."""
    return expected.forward(case.X, case.params)[3]


def blame(student, expected, case):
    """What backward returns for a case. It is worked out; a measured slope is not accepted."""
    arguments = known(expected, case)
    if len(case.X) == 1:  # a program may call forward once for each row
        student.backward.is_worked_out(*arguments)
    return student.backward(*arguments)


@cache
def slope(expected, case):
    """The gradient of the loss, measured by nudging each parameter."""
    return gradient(lambda params: loss(expected, case, params), case.params)


def loss(expected, case, params):
    """The loss of a case, from right outputs."""
    return np.mean((case.y - expected.forward(case.X, params)[-1]) ** 2)


@points(7)
def test_blame_goes_back_through_the_softmax(student, expected, case):
    """softmax_backward returns the exact blame of each score: every share of its row moves with it."""
    agree(
        student.softmax_backward(shares(expected, case), case.blame),
        expected.softmax_backward(shares(expected, case), case.blame),
        to="largest",
    )


@points(5)
def test_backward_blames_the_values(student, expected, any_case):
    """backward returns the exact gradient for weights_value."""
    agree(
        blame(student, expected, any_case)["weights_value"],
        expected.backward(*known(expected, any_case))["weights_value"],
        to="largest",
        compare="values",
    )


@points(5)
def test_backward_blames_the_queries(student, expected, any_case):
    """backward returns the exact gradient for weights_query."""
    agree(
        blame(student, expected, any_case)["weights_query"],
        expected.backward(*known(expected, any_case))["weights_query"],
        to="largest",
        compare="values",
    )


@points(5)
def test_backward_blames_the_keys(student, expected, any_case):
    """backward returns the exact gradient for weights_key."""
    agree(
        blame(student, expected, any_case)["weights_key"],
        expected.backward(*known(expected, any_case))["weights_key"],
        to="largest",
        compare="values",
    )


@points(4)
def test_backward_matches_the_measured_slope(student, expected, case):
    """backward agrees with the slope measured by nudging each parameter and watching the loss."""
    if len(case.X) > 9:
        return  # each nudge is recorded with all of its attention
    agree(
        blame(student, expected, case),
        slope(expected, case),
        relative=PRECISION,
        to="largest",
        # What nudging loses is a share of the loss, however small the slope is.
        absolute=1e-10 * loss(expected, case, case.params),
        compare="values",
    )


@points(2, form=True)
def test_backward_has_a_slope_for_each_parameter(student, expected, case):
    """backward returns a dict with the keys and the shapes of params."""
    agree(student.backward(*known(expected, case)), case.params, compare="shapes")


@points(2, form=True)
def test_backward_leaves_its_arguments_as_they_were(student, expected, case):
    """Both functions leave their arguments as they were, and answer the same when asked again."""
    arguments = known(expected, case)
    student.backward.leaves_unchanged(*arguments)
    agree(student.backward(*arguments), student.backward(*arguments))
    arguments = shares(expected, case), case.blame
    student.softmax_backward.leaves_unchanged(*arguments)
    agree(student.softmax_backward(*arguments), student.softmax_backward(*arguments))
