"""Stage 1: the activation function and its slope."""

import numpy as np


def sigmoid(x):
    """Squash numbers into the interval from 0 to 1."""
    # two formulas for the same curve; each one is used where its exp is small
    small = np.exp(-np.abs(x))
    right_half = 1 / (1 + small)
    left_half = small / (1 + small)
    return np.where(np.greater_equal(x, 0), right_half, left_half)


def sigmoid_derivative(x):
    """The slope of the sigmoid at x."""
    return sigmoid(x) * (1 - sigmoid(x))
