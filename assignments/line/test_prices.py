"""Stage 6 is right when these hold."""

import numpy as np
import pytest

from grader import agree, points

# At this rate and for these towns the reference is within a thousandth of each price after 150 iterations.
RATE = 0.2
NEAR = 0.001


@points(3)
def test_unscale_params_finds_the_weights(student, expected, scaled):
    """unscale_params gives each weight in units of y for one unit of its input."""
    agree(
        student.unscale_params(*scaled.arguments)["weights"],
        expected.unscale_params(*scaled.arguments)["weights"],
        compare="values",
    )


@points(3)
def test_unscale_params_finds_the_bias(student, expected, scaled):
    """unscale_params gives the bias with which the params say what the scaled ones say."""
    agree(
        student.unscale_params(*scaled.arguments)["bias"],
        expected.unscale_params(*scaled.arguments)["bias"],
        compare="values",
    )


@points(1, form=True)
def test_unscale_params_keeps_the_shapes(student, scaled):
    """unscale_params returns a new dict with the keys and the shapes of params, and changes no argument."""
    student.unscale_params.leaves_unchanged(*scaled.arguments)
    agree(student.unscale_params(*scaled.arguments), scaled.params, compare="shapes")


@points(3)
def test_learn_prices_returns_params_for_dollars(student, expected, town):
    """learn_prices measures, scales, trains from 0, and returns params for square feet and dollars."""
    arguments = (town.X, town.y, town.learning_rate, 5)
    agree(
        student.learn_prices(*arguments)[0],
        expected.learn_prices(*arguments)[0],
        relative=1e-6,
        to="largest",
        compare="values",
    )


@points(2)
def test_learn_prices_returns_the_losses(student, expected, town):
    """loss_history holds the losses of the scaled training; the first one, from all zeros, is 1."""
    arguments = (town.X, town.y, town.learning_rate, 5)
    agree(student.learn_prices(*arguments)[1], expected.learn_prices(*arguments)[1], relative=1e-6)


@points(1, form=True)
def test_learn_prices_leaves_its_arguments_as_they_were(student, town):
    """learn_prices leaves X and y as they were, and answers the same when asked again."""
    arguments = (town.X, town.y, town.learning_rate, 3)
    student.learn_prices.leaves_unchanged(*arguments)
    agree(student.learn_prices(*arguments), student.learn_prices(*arguments))


@points(2)
@pytest.mark.together
def test_prices_are_learned(student, expected, task):
    """The six modules together learn prices: from three houses, that 2,500 square feet cost 500,000."""
    arguments = (task.X, task.y, RATE, task.iterations)
    right = np.asarray(expected.predict(task.X, expected.learn_prices(*arguments)[0]))
    if np.abs(right / task.y - 1).max() > NEAR:
        return  # an unlucky town: size and age go together, and the reference does not get there either
    params = student.learn_prices(*arguments)[0]
    said = student.predict(task.X, params)
    agree(said, task.y, compare="shapes")
    off = np.abs(np.asarray(said) / task.y - 1)
    assert off.max() <= NEAR, (
        f"After {task.iterations} iterations {int((off > NEAR).sum())} of {len(task.y)} prices are wrong "
        f"by more than a thousandth: {np.round(np.ravel(said)).tolist()[:5]} for {np.ravel(task.y).tolist()[:5]}."
    )
    if len(task.X) == 3:  # the article's houses
        agree(student.predict(np.array([[2500]]), params), np.array([[500_000.0]]), relative=1e-4)
