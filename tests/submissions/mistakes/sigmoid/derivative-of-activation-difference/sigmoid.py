import numpy as np


def sigmoid(x):
    """1 / (1 + e^-x)"""
    denominator = np.add(1.0, np.exp(np.negative(x)))
    return np.divide(1.0, denominator)


def sigmoid_derivative(out):
    """Slope of the curve."""
    out = np.asarray(out, dtype=float)
    return np.subtract(out, np.square(out))
