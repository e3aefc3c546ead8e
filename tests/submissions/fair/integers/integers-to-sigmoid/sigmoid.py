import numpy as np


def sigmoid(x):
    x = np.asarray(x)
    result = np.empty_like(x)
    right = x >= 0
    result[right] = 1 / (1 + np.exp(-x[right]))
    left = ~right
    result[left] = np.exp(x[left]) / (1 + np.exp(x[left]))
    return result


def sigmoid_derivative(x):
    s = sigmoid(x)
    return s * (1 - s)
