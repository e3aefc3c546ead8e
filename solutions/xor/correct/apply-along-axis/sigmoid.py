import numpy as np


def sigmoid(x):
    line = np.asarray(x, dtype=float)
    e = np.exp(-np.abs(line))
    return np.where(line >= 0, 1.0, e) / (1.0 + e)


def sigmoid_derivative(x):
    s = sigmoid(x)
    return s * (1 - s)
