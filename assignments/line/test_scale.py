"""Stage 5 is right when these hold."""

import numpy as np

from grader import agree, points

# Many add a number such as 1e-8 to a spread, lest it be 0. That is a good habit, and costs nothing here.
NEAR = 1e-6


@points(2)
def test_measure_finds_the_mean_of_each_column(student, expected, columns):
    """The mean of a column is the sum of its numbers, divided by how many there are."""
    agree(
        student.measure(columns.values)[0],
        expected.measure(columns.values)[0],
        relative=NEAR,
        to="largest",
        compare="values",
    )


@points(3)
def test_measure_finds_the_spread_of_each_column(student, expected, columns):
    """The spread of a column is the root of the mean of its squared differences from the mean."""
    agree(
        student.measure(columns.values)[1],
        expected.measure(columns.values)[1],
        relative=NEAR,
        compare="values",
    )


@points(1, form=True)
def test_measure_returns_two_rows(student, expected, columns):
    """measure returns the mean and the spread, each (1, n)."""
    agree(student.measure(columns.values), expected.measure(columns.values), compare="shapes")


@points(4)
def test_scale_counts_in_spreads(student, expected, columns):
    """scale says how many spreads each value lies above the mean, for the mean and spread it is given."""
    arguments = (columns.values, columns.mean, columns.spread)
    agree(student.scale(*arguments), expected.scale(*arguments), relative=NEAR, to="largest")


@points(3)
def test_unscale_undoes_it(student, expected, columns):
    """unscale turns scaled numbers back, for the mean and the spread that scale was given."""
    arguments = (columns.values, columns.mean, columns.spread)
    agree(student.unscale(*arguments), expected.unscale(*arguments), relative=NEAR, to="largest")


@points(1, form=True)
def test_scaled_columns_are_alike(student, expected, columns):
    """Scaled by its own mean and spread, every column has the mean 0 and the spread 1."""
    given = student.scale(columns.values, *expected.measure(columns.values))
    agree(given, columns.values, compare="shapes")
    scaled = np.asarray(given)
    agree(scaled.mean(axis=0), np.zeros(columns.values.shape[1]), absolute=NEAR)
    agree(scaled.std(axis=0), np.ones(columns.values.shape[1]), relative=NEAR)


@points(1, form=True)
def test_scaling_leaves_its_arguments_as_they_were(student, columns):
    """The three functions leave their arguments as they were, and answer the same when asked again."""
    arguments = (columns.values, columns.mean, columns.spread)
    for function in (student.scale, student.unscale):
        function.leaves_unchanged(*arguments)
        agree(function(*arguments), function(*arguments))
    student.measure.leaves_unchanged(columns.values)
    agree(student.measure(columns.values), student.measure(columns.values))
