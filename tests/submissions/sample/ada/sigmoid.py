"""Stage 1: the sigmoid activation and its derivative."""

import numpy as np


def sigmoid(x):
    """Return 1 / (1 + e^(-x)) for every element of x.

    For a negative x the formula is rewritten as e^x / (1 + e^x), so the exponent
    is never a large positive number and nothing overflows.
    """
    x = np.asarray(x, dtype=float)
    result = np.empty_like(x)

    positive = x >= 0
    result[positive] = 1.0 / (1.0 + np.exp(-x[positive]))

    exp_x = np.exp(x[~positive])
    result[~positive] = exp_x / (1.0 + exp_x)

    return result


def sigmoid_derivative(x):
    """Return the slope of the sigmoid at x (x is the value before the sigmoid)."""
    value = sigmoid(x)
    return value * (1.0 - value)
