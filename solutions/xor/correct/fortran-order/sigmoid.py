import numpy as np


def sigmoid(x):
    x = np.array(x, dtype=np.float64, order="F")
    small = np.exp(-np.abs(x))
    return np.where(x < 0, small, 1.0) / (small + 1.0)


def sigmoid_derivative(x):
    s = sigmoid(x)
    return np.multiply(s, 1.0 - s, order="F")
