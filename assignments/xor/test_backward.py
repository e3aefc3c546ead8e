"""Stage 4 is right when these hold."""

from functools import cache

import numpy as np

from grader import agree, gradient, points
from grader.checks.gradient import PRECISION


def known(expected, case):
    """The arguments of backward: the cache is what a right forward returns for the case."""
    return case.X, case.y, case.params, expected.forward(case.X, case.params)


@cache
def slope(expected, case):
    """The gradient of the loss, measured by nudging each parameter."""

    def loss(params):
        return np.mean((case.y - expected.forward(case.X, params)[-1]) ** 2)

    return gradient(loss, case.params)


@points(6)
def test_backward_blames_the_output_weights(student, expected, any_case):
    """backward returns the exact gradient for weights_hidden_output."""
    arguments = known(expected, any_case)
    agree(
        student.backward(*arguments)["weights_hidden_output"],
        expected.backward(*arguments)["weights_hidden_output"],
        to="largest",
        compare="values",
    )


@points(5)
def test_backward_blames_the_output_bias(student, expected, any_case):
    """backward returns the exact gradient for bias_output."""
    arguments = known(expected, any_case)
    agree(
        student.backward(*arguments)["bias_output"],
        expected.backward(*arguments)["bias_output"],
        to="largest",
        compare="values",
    )


@points(8)
def test_backward_blames_the_hidden_weights(student, expected, any_case):
    """backward returns the exact gradient for weights_input_hidden."""
    arguments = known(expected, any_case)
    agree(
        student.backward(*arguments)["weights_input_hidden"],
        expected.backward(*arguments)["weights_input_hidden"],
        to="largest",
        compare="values",
    )


@points(6)
def test_backward_blames_the_hidden_bias(student, expected, any_case):
    """backward returns the exact gradient for bias_hidden."""
    arguments = known(expected, any_case)
    agree(
        student.backward(*arguments)["bias_hidden"],
        expected.backward(*arguments)["bias_hidden"],
        to="largest",
        compare="values",
    )


@points(5)
def test_backward_matches_the_measured_slope(student, expected, case):
    """backward agrees with the slope measured by nudging each parameter and watching the loss."""
    agree(
        student.backward(*known(expected, case)),
        slope(expected, case),
        relative=PRECISION,
        to="largest",
        compare="values",
    )


@points(3)
def test_backward_has_a_slope_for_each_parameter(student, expected, case):
    """backward returns a dict with the keys and the shapes of params."""
    agree(student.backward(*known(expected, case)), case.params, compare="shapes")


@points(2)
def test_backward_leaves_its_arguments_as_they_were(student, expected, case):
    """backward leaves its arguments as they were, and answers the same when asked again."""
    arguments = known(expected, case)
    student.backward.leaves_unchanged(*arguments)
    agree(student.backward(*arguments), student.backward(*arguments))
