import numpy as np


def nonlin(x, deriv=False):
    if deriv == True:
        return x * (1 - x)
    return 1 / (1 + np.exp(-x))


def sigmoid(x):
    x = np.array(x, dtype=np.float64)
    return nonlin(x)


def sigmoid_derivative(x):
    x = np.array(x, dtype=np.float64)
    return nonlin(x, True)
