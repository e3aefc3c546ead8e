import numpy as np


def sigmoid(x):
    x = np.asarray(x)
    result = np.zeros_like(x)
    positive = x >= 0
    negative = ~positive
    result[positive] = 1 / (1 + np.exp(-x[positive]))
    ez = np.exp(x[negative])
    result[negative] = ez / (1 + ez)
    return result


def sigmoid_derivative(x):
    value = sigmoid(x)
    return value * (1 - value)
