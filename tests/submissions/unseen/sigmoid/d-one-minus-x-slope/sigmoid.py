import numpy as np


def sigmoid(x):
    """Squash numbers into the interval from 0 to 1."""
    bottom = 1 + np.exp(-1 * x)
    return np.divide(1, bottom)


def sigmoid_derivative(x):
    """slope = s(x) * (1 - s(x))"""
    left = sigmoid(x)
    right = 1 - x
    return left * right
