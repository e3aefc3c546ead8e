"""Stage 4 is right when these hold."""

import numpy as np
import pytest

from grader import agree, gradient, points
from grader.slope import PRECISION


@pytest.fixture
def cache(expected, case):
    """What a right forward returns for the case."""
    return expected.forward(case.X, case.params)


@points(6)
def test_backward_blames_the_output_weights(student, expected, case, cache):
    """backward returns the exact gradient for weights_hidden_output."""
    agree(
        student.backward(case.X, case.y, case.params, cache)["weights_hidden_output"],
        expected.backward(case.X, case.y, case.params, cache)["weights_hidden_output"],
        to="largest",
        compare="values",
    )


@points(5)
def test_backward_blames_the_output_bias(student, expected, case, cache):
    """backward returns the exact gradient for bias_output."""
    agree(
        student.backward(case.X, case.y, case.params, cache)["bias_output"],
        expected.backward(case.X, case.y, case.params, cache)["bias_output"],
        to="largest",
        compare="values",
    )


@points(8)
def test_backward_blames_the_hidden_weights(student, expected, case, cache):
    """backward returns the exact gradient for weights_input_hidden."""
    agree(
        student.backward(case.X, case.y, case.params, cache)["weights_input_hidden"],
        expected.backward(case.X, case.y, case.params, cache)["weights_input_hidden"],
        to="largest",
        compare="values",
    )


@points(6)
def test_backward_blames_the_hidden_bias(student, expected, case, cache):
    """backward returns the exact gradient for bias_hidden."""
    agree(
        student.backward(case.X, case.y, case.params, cache)["bias_hidden"],
        expected.backward(case.X, case.y, case.params, cache)["bias_hidden"],
        to="largest",
        compare="values",
    )


@points(5)
def test_backward_matches_the_measured_slope(student, expected, case, cache):
    """backward agrees with the slope measured by nudging each parameter and watching the loss."""

    def loss(params):
        return np.mean((case.y - expected.forward(case.X, params)[-1]) ** 2)

    agree(
        student.backward(case.X, case.y, case.params, cache),
        gradient(loss, case.params),
        relative=PRECISION,
        to="largest",
        compare="values",
    )


@points(3)
def test_backward_has_a_slope_for_each_parameter(student, case, cache):
    """backward returns a dict with the keys and the shapes of params."""
    agree(student.backward(case.X, case.y, case.params, cache), case.params, compare="shapes")


@points(2)
def test_backward_leaves_its_arguments_as_they_were(student, case, cache):
    """backward leaves its arguments as they were, and answers the same when asked again."""
    arguments = (case.X, case.y, case.params, cache)
    student.backward.leaves_unchanged(*arguments)
    agree(student.backward(*arguments), student.backward(*arguments))
