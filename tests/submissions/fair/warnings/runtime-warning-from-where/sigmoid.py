import numpy as np


def sigmoid(x):
    return np.where(np.greater_equal(x, 0), 1 / (1 + np.exp(np.negative(x))), np.exp(x) / (1 + np.exp(x)))


def sigmoid_derivative(x):
    s = sigmoid(x)
    return s * (1 - s)
