"""Stage 2 is right when these hold."""

from grader import agree, points


@points(4, form=True)
def test_forward_returns_four_arrays(student, expected, case):
    """forward returns z_hidden, a_hidden, z_output and a_output, in this order and of the right shapes."""
    agree(
        student.forward(case.X, case.params),
        expected.forward(case.X, case.params),
        compare="shapes",
    )


@points(2)
def test_forward_sums_into_the_hidden_layer(student, expected, case):
    """z_hidden is the weighted sum of the inputs, plus the hidden bias."""
    agree(
        student.forward(case.X, case.params)[0],
        expected.forward(case.X, case.params)[0],
        to="largest",
        compare="values",
    )


@points(2)
def test_forward_activates_the_hidden_layer(student, expected, case):
    """a_hidden is the sigmoid of z_hidden."""
    agree(
        student.forward(case.X, case.params)[1],
        expected.forward(case.X, case.params)[1],
        compare="values",
    )


@points(2)
def test_forward_sums_into_the_output_layer(student, expected, case):
    """z_output is the weighted sum of the hidden activations, plus the output bias."""
    agree(
        student.forward(case.X, case.params)[2],
        expected.forward(case.X, case.params)[2],
        to="largest",
        compare="values",
    )


@points(8)
def test_forward_activates_the_output_layer(student, expected, any_case):
    """a_output is the sigmoid of z_output: the network's answer, between 0 and 1."""
    agree(
        student.forward(any_case.X, any_case.params)[3],
        expected.forward(any_case.X, any_case.params)[3],
        compare="values",
    )


@points(2, form=True)
def test_forward_leaves_its_arguments_as_they_were(student, case):
    """forward leaves X and params as they were, and answers the same when asked again."""
    student.forward.leaves_unchanged(case.X, case.params)
    agree(student.forward(case.X, case.params), student.forward(case.X, case.params))
