"""Stage 1: the activation function and its slope."""

import numpy as np


def sigmoid(x):
    """Squash numbers into the interval from 0 to 1.

        sigmoid(x) = 1 / (1 + e^(-x))

    x: a number or an array of any shape.
    Returns: the same shape, each element squashed on its own; finite however large x is.
    """
    bottom = 1 + np.exp(-x)
    return 1 / bottom


def sigmoid_derivative(x):
    """The slope of the sigmoid at x, where x is the number *before* the sigmoid was applied.

        sigmoid'(x) = sigmoid(x) * (1 - sigmoid(x))

    x: a number or an array of any shape.
    Returns: the same shape; at most 0.25, which is reached at x = 0.
    """
    return sigmoid(x) * (1 - sigmoid(x))
