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
    """Backward returns the exact gradient for weights_hidden_output."""
    agree(
        student.backward(case.X, case.y, case.params, cache)["weights_hidden_output"],
        expected.backward(case.X, case.y, case.params, cache)["weights_hidden_output"],
        to="largest",
    )


@points(5)
def test_backward_blames_the_output_bias(student, expected, case, cache):
    """Backward returns the exact gradient for bias_output."""
    agree(
        student.backward(case.X, case.y, case.params, cache)["bias_output"],
        expected.backward(case.X, case.y, case.params, cache)["bias_output"],
        to="largest",
    )


@points(8)
def test_backward_blames_the_hidden_weights(student, expected, case, cache):
    """Backward returns the exact gradient for weights_input_hidden."""
    agree(
        student.backward(case.X, case.y, case.params, cache)["weights_input_hidden"],
        expected.backward(case.X, case.y, case.params, cache)["weights_input_hidden"],
        to="largest",
    )


@points(6)
def test_backward_blames_the_hidden_bias(student, expected, case, cache):
    """Backward returns the exact gradient for bias_hidden."""
    agree(
        student.backward(case.X, case.y, case.params, cache)["bias_hidden"],
        expected.backward(case.X, case.y, case.params, cache)["bias_hidden"],
        to="largest",
    )


@points(5)
def test_backward_matches_the_measured_slope(student, expected, case, cache):
    """Backward agrees with the slope measured by nudging each parameter and watching the loss."""

    def loss(params):
        return np.mean((case.y - expected.forward(case.X, params)[-1]) ** 2)

    agree(
        student.backward(case.X, case.y, case.params, cache),
        gradient(loss, case.params),
        relative=PRECISION,
        to="largest",
    )


@points(3)
def test_backward_has_a_slope_for_each_parameter(student, case, cache):
    """Backward returns a dict with the keys and the shapes of params."""
    slopes = student.backward(case.X, case.y, case.params, cache)
    assert isinstance(slopes.value, dict), f"{slopes} should be a dict with the keys of params."
    agree(
        {name: np.zeros(np.shape(slope)) for name, slope in slopes.value.items()},
        {name: np.zeros(values.shape) for name, values in case.params.items()},
    )


@points(2)
def test_backward_leaves_its_arguments_as_they_were(student, case, cache):
    """Backward leaves its arguments as they were, and answers the same when asked again."""
    arguments = (case.X, case.y, case.params, cache)
    agree(student.backward.arguments_after(*arguments), arguments)
    agree(student.backward(*arguments), student.backward(*arguments))
