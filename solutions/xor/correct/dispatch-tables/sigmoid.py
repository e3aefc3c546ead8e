import numpy as np

BRANCH = {
    True: lambda e: 1.0 / (1.0 + e),
    False: lambda e: e / (1.0 + e),
}


def sigmoid(x):
    x = np.asarray(x, dtype=np.float64)
    e = np.exp(-np.abs(x))
    positive = x >= 0
    return np.where(positive, BRANCH[True](e), BRANCH[False](e))


def sigmoid_derivative(x):
    return sigmoid(x) * (1.0 - sigmoid(x))
