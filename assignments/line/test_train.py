"""Stage 4 is right when these hold."""

from itertools import pairwise

import numpy as np
import pytest

from grader import agree, points

# What the handout's run loses at these iterations.
HANDOUT = {
    0: 9.666667,
    1: 1.080463,
    2: 0.163807,
    10: 0.046489,
    100: 0.007756,
    499: 0.000003,
}
SIX_DECIMALS = 5e-7
MANY = 20  # steps in one go


@points(4)
def test_update_params_steps_downhill(student, expected, case):
    """update_params returns params - learning_rate * grads, for every parameter."""
    grads = {name: values[::-1] / 2 + 0.25 for name, values in case.params.items()}
    agree(
        student.update_params(case.params, grads, case.learning_rate),
        expected.update_params(case.params, grads, case.learning_rate),
        to="largest",
    )


@points(1, form=True)
def test_update_params_leaves_params_as_they_were(student, case):
    """update_params returns a new dict, and leaves params as they were."""
    grads = {name: values / 2 for name, values in case.params.items()}
    student.update_params.leaves_unchanged(case.params, grads, case.learning_rate, but=("grads",))


@points(6)
def test_train_follows_the_gradient(student, expected, case):
    """train returns the params after exactly `iterations` steps of full-batch gradient descent."""
    arguments = (case.X, case.y, case.params, case.learning_rate, 5)
    agree(
        student.train(*arguments)[0],
        expected.train(*arguments)[0],
        to="largest",
        compare="values",
    )


@points(4)
def test_train_records_the_loss_before_each_step(student, expected, case):
    """loss_history has one loss per iteration, each taken before the step."""
    arguments = (case.X, case.y, case.params, case.learning_rate, 5)
    agree(student.train(*arguments)[1], expected.train(*arguments)[1])


@points(1, form=True)
def test_train_leaves_its_arguments_as_they_were(student, case):
    """train leaves its arguments as they were, and answers the same when asked again."""
    arguments = (case.X, case.y, case.params, case.learning_rate, 3)
    student.train.leaves_unchanged(*arguments)
    agree(student.train(*arguments), student.train(*arguments))


@points(3)
def test_train_retraces_the_handout(student, expected, handout):
    """train has the losses of section 5 for three houses, from 9.666667 at first to 0.000003 at last."""
    data, params, rate = (handout.X, handout.y), handout.params, handout.learning_rate
    history = student.train(*data, params, rate, MANY)[1]
    agree(history, expected.train(*data, params, rate, MANY)[1], relative=1e-6)
    agree(history[0], HANDOUT[0], absolute=SIX_DECIMALS)
    # At a rate that overshoots, the loss rises; that is no reason to stop.
    trained, history = student.train(*data, params, 0.375, 12)
    right, losses = expected.train(*data, params, 0.375, 12)
    agree(history, losses, relative=1e-6)
    agree(trained, right, relative=1e-6, to="largest", compare="values")
    # Training depends on its arguments alone, so it may go on from where a right one has come to.
    for done, iteration in pairwise(HANDOUT):
        params = expected.train(*data, params, rate, iteration - done)[0]
        history = student.train(*data, params, rate, 2)[1]
        agree(history[0], HANDOUT[iteration], absolute=SIX_DECIMALS)


@points(1)
@pytest.mark.last
def test_train_goes_on_to_the_end(student, expected, long_task, finished):
    """train makes every step in the same way, however many there are, and however small the loss is."""
    for task in (finished, long_task):
        arguments = (task.X, task.y, task.params, task.learning_rate, task.iterations)
        agree(student.train(*arguments)[1], expected.train(*arguments)[1], relative=1e-6)
