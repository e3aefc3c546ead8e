"""Stage 4 is right when these hold."""

from functools import cache

import numpy as np

from grader import agree, gradient, points
from grader.checks.gradient import PRECISION


def known(expected, case):
    """The arguments of backward: the cache is what a right forward returns for the case."""
    return case.X, case.y, case.params, expected.forward(case.X, case.params)


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
    """The loss of a case, from right predictions."""
    return np.mean((case.y - expected.forward(case.X, params)[-1]) ** 2)


@points(5)
def test_backward_blames_the_output_weights(student, expected, any_case):
    """backward returns the exact gradient for weights_hidden_output."""
    agree(
        blame(student, expected, any_case)["weights_hidden_output"],
        expected.backward(*known(expected, any_case))["weights_hidden_output"],
        to="largest",
        compare="values",
    )


@points(5)
def test_backward_blames_the_output_bias(student, expected, any_case):
    """backward returns the exact gradient for bias_output."""
    agree(
        blame(student, expected, any_case)["bias_output"],
        expected.backward(*known(expected, any_case))["bias_output"],
        to="largest",
        compare="values",
    )


@points(8)
def test_backward_blames_the_hidden_weights(student, expected, any_case):
    """backward returns the exact gradient for weights_input_hidden."""
    agree(
        blame(student, expected, any_case)["weights_input_hidden"],
        expected.backward(*known(expected, any_case))["weights_input_hidden"],
        to="largest",
        compare="values",
    )


@points(7)
def test_backward_blames_the_hidden_bias(student, expected, any_case):
    """backward returns the exact gradient for bias_hidden."""
    agree(
        blame(student, expected, any_case)["bias_hidden"],
        expected.backward(*known(expected, any_case))["bias_hidden"],
        to="largest",
        compare="values",
    )


@points(5)
def test_backward_matches_the_measured_slope(student, expected, case):
    """backward agrees with the slope measured by nudging each parameter and watching the loss."""
    agree(
        blame(student, expected, case),
        slope(expected, case),
        relative=PRECISION,
        to="largest",
        # What nudging loses is a share of the loss, however small the slope is.
        absolute=1e-10 * loss(expected, case, case.params),
        compare="values",
    )


@points(3, form=True)
def test_backward_has_a_slope_for_each_parameter(student, expected, case):
    """backward returns a dict with the keys and the shapes of params."""
    agree(student.backward(*known(expected, case)), case.params, compare="shapes")


@points(2, form=True)
def test_backward_leaves_its_arguments_as_they_were(student, expected, case):
    """backward leaves its arguments as they were, and answers the same when asked again."""
    arguments = known(expected, case)
    student.backward.leaves_unchanged(*arguments)
    agree(student.backward(*arguments), student.backward(*arguments))
