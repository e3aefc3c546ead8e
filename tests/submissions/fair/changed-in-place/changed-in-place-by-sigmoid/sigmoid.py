import numpy as np


def sigmoid(x):
    x *= -1
    return 1 / (1 + np.exp(x))


def sigmoid_derivative(x):
    x *= -1
    e = np.exp(-np.abs(x))
    return e / (1 + e) ** 2
