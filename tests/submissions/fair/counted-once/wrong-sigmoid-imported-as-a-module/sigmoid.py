import numpy as np


def sigmoid(x):
    k = 3       # steeper, so it decides faster
    return 1 / (1 + np.exp(-k * x))


def sigmoid_derivative(x):
    return 3 * sigmoid(x) * (1 - sigmoid(x))
