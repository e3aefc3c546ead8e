"""Stage 3 is right when these hold."""

import numpy as np

from grader import agree, points


@points(7)
def test_mask_hides_what_comes_later(student, expected, square):
    """mask_future puts minus infinity where the column comes after the row, and keeps the other scores."""
    agree(student.mask_future(square), expected.mask_future(square), compare="values")


@points(1, form=True)
def test_mask_keeps_the_shape(student, square):
    """mask_future returns an array of the shape of the scores."""
    agree(student.mask_future(square), square, compare="shapes")


@points(2, form=True)
def test_mask_leaves_the_scores_as_they_were(student, square):
    """mask_future returns a new array, and leaves the scores as they were."""
    student.mask_future.leaves_unchanged(square)
    agree(student.mask_future(square), student.mask_future(square))
