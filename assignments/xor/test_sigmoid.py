"""Stage 1 is right when these hold."""

import numpy as np
import pytest

from grader import agree, points


@points(4)
def test_sigmoid_squashes_each_number(student, expected, numbers):
    """sigmoid(x) is 1 / (1 + e^(-x)), element by element, for any shape."""
    agree(student.sigmoid(numbers), expected.sigmoid(numbers))


@points(4)
def test_sigmoid_derivative_is_the_slope_at_x(student, expected, numbers):
    """sigmoid_derivative(x) is the slope of the sigmoid at the number before it was squashed."""
    agree(student.sigmoid_derivative(numbers), expected.sigmoid_derivative(numbers))


@points(2)
def test_sigmoid_takes_a_single_number(student, expected, number):
    """sigmoid and sigmoid_derivative also take a single number, not only an array."""
    agree(student.sigmoid(number), expected.sigmoid(number))
    agree(student.sigmoid_derivative(number), expected.sigmoid_derivative(number))


@points(2, form=True)
@pytest.mark.parametrize("x", [-1e308, -1000.0, -710.0, 710.0, 1000.0, 1e308])
def test_sigmoid_is_finite_for_every_number(student, x):
    """sigmoid(x) is 0 or 1 far away from zero, and always a finite number."""
    agree(student.sigmoid(np.array([x, -x, -x])), [float(x > 0), float(x < 0), float(x < 0)])


@points(1, form=True)
def test_sigmoid_is_symmetric_about_one_half(student, numbers):
    """sigmoid(0) is one half, and sigmoid(-x) is 1 - sigmoid(x)."""
    agree(student.sigmoid(np.array([0.0])), [0.5])
    agree(student.sigmoid(-np.asarray(numbers)), 1 - np.asarray(student.sigmoid(numbers)))


@points(2, form=True)
def test_sigmoid_leaves_x_as_it_was(student, numbers):
    """sigmoid and sigmoid_derivative leave x as it was, and answer the same when asked again."""
    for function in (student.sigmoid, student.sigmoid_derivative):
        function.leaves_unchanged(numbers)
        agree(function(numbers), function(numbers))
