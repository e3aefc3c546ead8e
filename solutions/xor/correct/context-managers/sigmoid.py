import numpy as np
from contexts import quiet


def sigmoid(x):
    x = np.asarray(x, dtype=float)
    with quiet():
        return 1.0 / (1.0 + np.exp(-x))


def sigmoid_derivative(x):
    s = sigmoid(x)
    return s * (1.0 - s)
