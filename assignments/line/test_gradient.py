"""Stage 3 is right when these hold."""

import numpy as np

from grader import agree, gradient, points
from grader.checks.gradient import PRECISION


def known(expected, case):
    """The arguments of compute_gradient: the predictions are those of a right neuron."""
    return case.X, case.y, expected.predict(case.X, case.params)


def loss(expected, case, params):
    """The loss of a case, from right predictions."""
    return np.mean((case.y - expected.predict(case.X, params)) ** 2)


@points(9)
def test_gradient_of_the_weights_is_exact(student, expected, case):
    """compute_gradient returns the exact slope of the loss for every weight."""
    agree(
        student.compute_gradient(*known(expected, case))["weights"],
        expected.compute_gradient(*known(expected, case))["weights"],
        to="largest",
        compare="values",
    )


@points(6)
def test_gradient_of_the_bias_is_exact(student, expected, case):
    """compute_gradient returns the exact slope of the loss for the bias."""
    agree(
        student.compute_gradient(*known(expected, case))["bias"],
        expected.compute_gradient(*known(expected, case))["bias"],
        to="largest",
        compare="values",
    )


@points(5)
def test_gradient_matches_the_measured_slope(student, expected, case):
    """compute_gradient agrees with the slope measured by nudging each parameter and watching the loss."""
    if len(case.X) > 9:
        return  # each nudge is recorded with all of its predictions
    if np.abs(case.y).max() > 100:
        return  # beside losses of dollars, a nudge is lost in rounding
    agree(
        student.compute_gradient(*known(expected, case)),
        gradient(lambda params: loss(expected, case, params), case.params),
        relative=PRECISION,
        to="largest",
        # What nudging loses is a share of the loss, however small the slope is.
        absolute=1e-9 * (1 + loss(expected, case, case.params)),
        compare="values",
    )


@points(3, form=True)
def test_gradient_has_a_slope_for_each_parameter(student, expected, case):
    """compute_gradient returns a dict with weights, (n_in, 1), and bias, (1, 1)."""
    agree(
        student.compute_gradient(*known(expected, case)),
        case.params,
        compare="shapes",
    )


@points(2, form=True)
def test_gradient_leaves_its_arguments_as_they_were(student, expected, case):
    """compute_gradient leaves its arguments as they were, and answers the same when asked again."""
    arguments = known(expected, case)
    student.compute_gradient.leaves_unchanged(*arguments)
    agree(student.compute_gradient(*arguments), student.compute_gradient(*arguments))
