import numpy as np


def sigmoid(x):
    x = np.asarray(x, float)
    shrunk = np.exp(-np.abs(x))          # in (0, 1], never overflows
    return np.where(x < 0, shrunk, 1.0) / (1.0 + shrunk)


def sigmoid_derivative(x):
    s = sigmoid(x)
    return s * (1.0 - s)
