"""Stage 2 is right when these hold."""

import numpy as np

from grader import agree, points


@points(6)
def test_scores_are_scaled_dot_products(student, expected, pair):
    """A score is the dot product of a query and a key, divided by the square root of their length."""
    agree(
        student.compute_scores(*pair),
        expected.compute_scores(*pair),
        to="largest",
        compare="values",
    )


@points(2, form=True)
def test_scores_have_a_row_for_each_query(student, pair):
    """compute_scores returns a row for each query and a column for each key."""
    queries, keys = pair
    agree(
        student.compute_scores(queries, keys),
        np.zeros((len(queries), len(keys))),
        compare="shapes",
    )


@points(1, form=True)
def test_scores_double_with_the_queries(student, pair):
    """Twice the queries have twice the scores, and so have twice the keys."""
    queries, keys = pair
    once = np.asarray(student.compute_scores(queries, keys))
    agree(student.compute_scores(2 * queries, keys), 2 * once, to="largest")
    agree(student.compute_scores(queries, 2 * keys), 2 * once, to="largest")


@points(1, form=True)
def test_scores_leave_their_arguments_as_they_were(student, pair):
    """compute_scores leaves its arguments as they were, and answers the same when asked again."""
    student.compute_scores.leaves_unchanged(*pair)
    agree(student.compute_scores(*pair), student.compute_scores(*pair))
