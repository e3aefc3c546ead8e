import numpy as np


def sigmoid(x):
    x = np.asarray(x, dtype=float)
    small = np.exp(-abs(x))
    return np.where(x < 0, small, 1) / (1 + small)


def sigmoid_derivative(x):
    ex = np.exp(x)
    return ex / np.square(ex + 1)
