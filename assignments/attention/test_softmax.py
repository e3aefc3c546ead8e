"""Stage 1 is right when these hold."""

import numpy as np

from grader import agree, points


@points(6)
def test_softmax_shares_out_each_row(student, expected, scores):
    """softmax(x) is e^x, divided by the sum of e^x over the row, for each row of a matrix."""
    agree(student.softmax(scores), expected.softmax(scores))


@points(2)
def test_softmax_takes_arrays_of_any_dimension(student, expected, any_scores):
    """softmax also takes a single row, or a block: it shares out the last axis."""
    agree(student.softmax(any_scores), expected.softmax(any_scores))


@points(3)
def test_softmax_does_not_overflow(student, expected, huge_scores):
    """softmax is right for scores near 1000 and near -1000, whose powers of e no number holds."""
    agree(student.softmax(huge_scores), expected.softmax(huge_scores))


@points(1, form=True)
def test_softmax_gives_shares_that_add_up_to_one(student, scores):
    """The shares of each row are not negative, and add up to 1."""
    shares = np.asarray(student.softmax(scores))
    assert (shares >= 0).all(), "Some of your shares are negative."
    agree(shares.sum(axis=-1), np.ones(len(scores)))


@points(1, form=True)
def test_softmax_looks_at_differences_alone(student, scores):
    """The same number added to all scores of a row changes no share."""
    agree(student.softmax(scores + 3.0), np.asarray(student.softmax(scores)))


@points(2, form=True)
def test_softmax_leaves_x_as_it_was(student, scores):
    """softmax leaves x as it was, and answers the same when asked again."""
    student.softmax.leaves_unchanged(scores)
    agree(student.softmax(scores), student.softmax(scores))
