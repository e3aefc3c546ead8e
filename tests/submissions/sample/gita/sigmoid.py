import numpy as np


def sigmoid(x):
    """Squash x between 0 and 1."""
    return 1 / (1 + np.exp(-x))


def sigmoid_derivative(x):
    """How steep is the sigmoid at x?"""
    s = sigmoid(x)
    return s * (1 - s)
