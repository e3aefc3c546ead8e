import numpy as np


def sigmoid(x):
    if isinstance(x, np.ndarray):
        np.negative(x, out=x)          # saves memory
    else:
        x = -x
    return 1 / (1 + np.exp(x))


def sigmoid_derivative(x):
    s = 1 / (1 + np.exp(-x))
    return s - s * s
