"""Stage 1: the activation function and its slope."""

import numpy as np


def sigmoid(x):
    """Squash numbers into the interval from 0 to 1.

        sigmoid(x) = 1 / (1 + e^(-x))

    x: a number or an array of any shape.
    Returns: the same shape, each element squashed on its own; finite however large x is.
    """
    ### BEGIN SOLUTION
    # e^-|x| is never more than 1, so nothing overflows on either side.
    e = np.exp(-np.abs(x))
    squashed = np.where(np.asarray(x) >= 0, 1.0, e) / (1.0 + e)
    return squashed
    ### END SOLUTION


def sigmoid_derivative(x):
    """The slope of the sigmoid at x, where x is the number *before* the sigmoid was applied.

        sigmoid'(x) = sigmoid(x) * (1 - sigmoid(x))

    x: a number or an array of any shape.
    Returns: the same shape; at most 0.25, which is reached at x = 0.
    """
    ### BEGIN SOLUTION
    s = sigmoid(x)
    slope = s * (1 - s)
    return slope
    ### END SOLUTION
