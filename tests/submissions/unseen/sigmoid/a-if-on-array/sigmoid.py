import numpy as np


def sigmoid(x):
    # two formulas so that exp never overflows
    if x >= 0:
        return 1 / (1 + np.exp(-x))
    else:
        e = np.exp(x)
        return e / (1 + e)


def sigmoid_derivative(x):
    return sigmoid(x) * (1 - sigmoid(x))
