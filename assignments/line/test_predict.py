"""Stage 1 is right when these hold."""

import numpy as np

from grader import agree, points


@points(10)
def test_predict_multiplies_and_adds(student, expected, case):
    """A prediction is the sum of a row's inputs, each times its weight, plus the bias."""
    agree(
        student.predict(case.X, case.params),
        expected.predict(case.X, case.params),
        to="largest",
        compare="values",
    )


@points(3, form=True)
def test_predict_has_a_row_for_each_house(student, case):
    """predict returns an array with a row for each row of X, and one column."""
    agree(student.predict(case.X, case.params), np.zeros((len(case.X), 1)), compare="shapes")


@points(2, form=True)
def test_predict_leaves_its_arguments_as_they_were(student, case):
    """predict leaves X and params as they were, and answers the same when asked again."""
    student.predict.leaves_unchanged(case.X, case.params)
    agree(student.predict(case.X, case.params), student.predict(case.X, case.params))
