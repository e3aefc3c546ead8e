"""Stage 2 is right when these hold."""

import numpy as np

from grader import agree, points


@points(7)
def test_loss_is_the_mean_squared_error(student, expected, case):
    """compute_loss is the mean of the squared errors over all rows."""
    agree(
        student.compute_loss(case.y, case.prediction),
        expected.compute_loss(case.y, case.prediction),
        compare="values",
    )


@points(1, form=True)
def test_loss_is_a_single_number(student, case):
    """compute_loss returns one number, and 0 when every prediction is exact."""
    agree(student.compute_loss(case.y, case.y), 0.0)


@points(1, form=True)
def test_loss_squares_the_error(student, case):
    """Twice the error is four times the loss, and too high is as bad as too low."""
    error = case.prediction + 0.25
    once = np.asarray(student.compute_loss(case.y, case.y + error))
    agree(student.compute_loss(case.y, case.y + 2 * error), 4 * once)
    agree(student.compute_loss(case.y, case.y - error), once)


@points(1, form=True)
def test_loss_leaves_its_arguments_as_they_were(student, case):
    """compute_loss leaves its arguments as they were, and answers the same when asked again."""
    student.compute_loss.leaves_unchanged(case.y, case.prediction)
    agree(
        student.compute_loss(case.y, case.prediction), student.compute_loss(case.y, case.prediction)
    )
