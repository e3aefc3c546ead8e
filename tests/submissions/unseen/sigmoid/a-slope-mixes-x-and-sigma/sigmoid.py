import numpy as np


def sigmoid(x):
    return np.power(1 + np.exp(np.negative(x)), -1)


def sigmoid_derivative(x):
    return sigmoid(x) * (1 - x)
