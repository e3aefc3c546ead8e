"""Stage 5: numbers of one size."""

import numpy as np


def measure(values):
    """The mean and the spread of each column.

        spread = the square root of the mean of (value - mean) squared

    values: (m, n), one house a row. No column has the same number in every row.
    Returns: (mean, spread), both (1, n): one number for each column.
    """
    raise NotImplementedError("measure is yours to write")


def scale(values, mean, spread):
    """Count each column in spreads from its mean: 0 is the mean, and 1 is one spread above it.

    values: (m, n); mean, spread: (1, n), what measure returned, for these values or for others.
    Returns: (m, n), the scaled values.
    """
    raise NotImplementedError("scale is yours to write")


def unscale(scaled, mean, spread):
    """Undo scale: from spreads back to square feet, or to dollars.

    scaled: (m, n); mean, spread: (1, n), those that scale was given.
    Returns: (m, n), the values in their own units.
    """
    raise NotImplementedError("unscale is yours to write")
