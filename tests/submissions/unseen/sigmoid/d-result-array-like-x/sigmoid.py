import numpy as np


def sigmoid(x):
    # make an empty result of the same shape, then fill it in
    result = np.zeros_like(x)
    result[...] = 1 / (1 + np.exp(-x))
    return result


def sigmoid_derivative(x):
    s = sigmoid(x)
    return s - s ** 2
