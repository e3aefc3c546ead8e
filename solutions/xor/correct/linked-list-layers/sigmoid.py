import numpy as np


def sigmoid(x):
    x = np.asarray(x, dtype=np.float64)
    e = np.exp(-np.abs(x))
    small_side = e / (1.0 + e)
    return np.where(x < 0, small_side, 1.0 - small_side)


def sigmoid_derivative(x):
    s = sigmoid(x)
    return s * (1.0 - s)
