import numpy as np


def sigmoid(x):
    """With powers of two: e^-|x| = 2^(-|x| log2 e)."""
    x = np.asarray(x, dtype=np.float64)
    e = np.exp2(-np.abs(x) * (1.0 / np.log(2.0)))
    return np.where(x >= 0, 1.0, e) / (1.0 + e)


def sigmoid_derivative(x):
    # s (1 - s) is the square of the geometric mean of s and 1 - s
    s = sigmoid(x)
    return np.sqrt(s * (1.0 - s)) ** 2
