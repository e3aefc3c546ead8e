"""Stage 6 is right when these hold."""

from itertools import pairwise

import numpy as np
import pytest

from grader import agree, points

# What the handout's run, seed 42, loses at these iterations.
HANDOUT = {
    0: 0.419294,
    2: 0.186287,
    50: 0.039818,
    100: 0.005372,
    200: 0.000947,
    399: 0.000292,
}
SIX_DECIMALS = 5e-7
MANY = 20  # steps in one go

# At this rate, of 180 starts for the three tasks all but 1 reach a loss of 0.02 within 80 iterations, and
# with such a loss every letter is right. So 80 decide the question.
RATE = 3.0
LEARNED = 0.02


@points(5)
def test_train_follows_the_gradient(student, expected, lesson):
    """train returns the params after exactly `iterations` steps of full-batch gradient descent."""
    arguments = (lesson.sequences, lesson.targets, lesson.params, lesson.learning_rate, 5)
    agree(
        student.train(*arguments)[0],
        expected.train(*arguments)[0],
        to="largest",
        compare="values",
    )


@points(4)
def test_train_records_the_loss_before_each_step(student, expected, lesson):
    """loss_history has one loss per iteration, each taken before the step: the mean over all sequences."""
    arguments = (lesson.sequences, lesson.targets, lesson.params, lesson.learning_rate, 5)
    agree(student.train(*arguments)[1], expected.train(*arguments)[1])


@points(1, form=True)
def test_train_leaves_its_arguments_as_they_were(student, lesson):
    """train leaves its arguments as they were, and answers the same when asked again."""
    arguments = (lesson.sequences, lesson.targets, lesson.params, lesson.learning_rate, 3)
    student.train.leaves_unchanged(*arguments)
    agree(student.train(*arguments), student.train(*arguments))


@points(2)
def test_train_retraces_the_handout(student, expected, handout):
    """train, from seed 42, has the losses of section 8, from 0.419294 at first to 0.000292 at last."""
    data, params, rate = (handout.sequences, handout.targets), handout.params, handout.learning_rate
    history = student.train(*data, params, rate, MANY)[1]
    agree(history, expected.train(*data, params, rate, MANY)[1], relative=1e-6)
    agree(history[0], HANDOUT[0], absolute=SIX_DECIMALS)
    # At a rate that overshoots, the loss rises as well; that is no reason to stop.
    trained, history = student.train(*data, params, 8.0, 8)
    right, losses = expected.train(*data, params, 8.0, 8)
    agree(history, losses, relative=1e-6)
    agree(trained, right, relative=1e-6, to="largest", compare="values")
    # Training depends on its arguments alone, so it may go on from where a right one has come to.
    for done, iteration in pairwise(HANDOUT):
        params = expected.train(*data, params, rate, iteration - done)[0]
        history = student.train(*data, params, rate, 2)[1]
        agree(history[0], HANDOUT[iteration], absolute=SIX_DECIMALS)


@points(2)
@pytest.mark.together
def test_train_learns_what_it_is_shown(student, expected, task):
    """The six modules together learn to copy: after training, every letter is right."""
    arguments = (task.sequences, task.targets, task.params, RATE, task.iterations)
    if expected.train(*arguments)[1][-1] > LEARNED:
        return  # an unlucky start: the reference does not get there either
    params = student.train(*arguments)[0]
    right = 0
    for X, y in zip(task.sequences, task.targets, strict=True):
        given = student.forward(X, params)[4]
        agree(given, y, compare="shapes")
        right += int((np.asarray(given).argmax(axis=1) == y.argmax(axis=1)).sum())
    letters = task.targets[..., 0].size
    assert right == letters, (
        f"After {task.iterations} iterations {right} of {letters} letters are right."
    )


@points(1)
@pytest.mark.last
def test_train_goes_on_to_the_end(student, expected, long_lesson, finished):
    """train makes every step in the same way, however many there are, and however small the loss is."""
    for task in (finished, long_lesson):
        arguments = (task.sequences, task.targets, task.params, 1.0, task.iterations)
        agree(student.train(*arguments)[1], expected.train(*arguments)[1], relative=1e-6)
