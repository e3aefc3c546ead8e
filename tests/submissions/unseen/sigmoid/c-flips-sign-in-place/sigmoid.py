import numpy as np


def sigmoid(x):
    x = np.asanyarray(x)
    if x.ndim == 0:
        return 1 / (1 + np.exp(-x))
    x *= -1
    bottom = np.exp(x)
    bottom += 1
    return 1 / bottom


def sigmoid_derivative(x):
    s = sigmoid(x)
    return s * (1.0 - s)
