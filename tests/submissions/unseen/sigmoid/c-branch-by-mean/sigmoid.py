import numpy as np


def sigmoid(x):
    x = np.asarray(x, dtype=float)
    # two formulas so that exp never gets a big positive number
    if np.mean(x) >= 0:
        return 1 / (1 + np.exp(-x))
    else:
        ex = np.exp(x)
        return ex / (1 + ex)


def sigmoid_derivative(x):
    s = sigmoid(x)
    return s - s * s
