import numpy as np


def _matrix(x):
    """Everything is a matrix here, one example per row."""
    return np.atleast_2d(np.array(x, dtype=float))


def sigmoid(x):
    M = _matrix(x)
    return 1 / (1 + np.exp(-M))


def sigmoid_derivative(x):
    S = sigmoid(x)
    return np.multiply(S, 1 - S)
