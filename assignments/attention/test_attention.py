"""Stage 4 is right when these hold."""

import numpy as np

from grader import agree, points


@points(3, form=True)
def test_forward_returns_five_arrays(student, expected, case):
    """forward returns queries, keys, values, attention and output, in this order and of the right shapes."""
    agree(
        student.forward(case.X, case.params),
        expected.forward(case.X, case.params),
        compare="shapes",
    )


@points(1)
def test_forward_makes_the_queries(student, expected, case):
    """queries are what each position asks for: X times weights_query."""
    agree(
        student.forward(case.X, case.params)[0],
        expected.forward(case.X, case.params)[0],
        to="largest",
        compare="values",
    )


@points(1)
def test_forward_makes_the_keys(student, expected, case):
    """keys are what each position offers: X times weights_key."""
    agree(
        student.forward(case.X, case.params)[1],
        expected.forward(case.X, case.params)[1],
        to="largest",
        compare="values",
    )


@points(1)
def test_forward_makes_the_values(student, expected, case):
    """values are what each position has to say: X times weights_value."""
    agree(
        student.forward(case.X, case.params)[2],
        expected.forward(case.X, case.params)[2],
        to="largest",
        compare="values",
    )


@points(5)
def test_forward_shares_out_the_attention(student, expected, any_case):
    """A row of attention is the softmax of the position's scores, with the future hidden."""
    agree(
        student.forward(any_case.X, any_case.params)[3],
        expected.forward(any_case.X, any_case.params)[3],
        compare="values",
    )


@points(6)
def test_forward_mixes_the_values(student, expected, any_case):
    """A row of output is the sum of the values, each times its share of the attention."""
    agree(
        student.forward(any_case.X, any_case.params)[4],
        expected.forward(any_case.X, any_case.params)[4],
        to="largest",
        compare="values",
    )


@points(1, form=True)
def test_forward_does_not_see_the_future(student, case):
    """What comes later changes nothing: without the last position, the other outputs are the same."""
    whole = np.asarray(student.forward(case.X, case.params)[4])
    if len(case.X) > 1:
        agree(student.forward(case.X[:-1], case.params)[4], whole[:-1], to="largest")


@points(2, form=True)
def test_forward_leaves_its_arguments_as_they_were(student, case):
    """forward leaves X and params as they were, and answers the same when asked again."""
    student.forward.leaves_unchanged(case.X, case.params)
    agree(student.forward(case.X, case.params), student.forward(case.X, case.params))
