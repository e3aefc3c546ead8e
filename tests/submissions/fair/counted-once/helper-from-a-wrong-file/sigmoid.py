import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(x))


def sigmoid_derivative(x):
    return np.exp(-np.abs(x)) / (1 + np.exp(-np.abs(x))) ** 2


def weighted_sum(inputs, weights, bias):
    """Used by both layers."""
    return np.dot(inputs, weights) + bias
