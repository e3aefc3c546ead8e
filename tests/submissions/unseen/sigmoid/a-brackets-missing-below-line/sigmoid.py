import numpy as np

E = np.e


def sigmoid(x):
    return 1 / 1 + E ** (-x)


def sigmoid_derivative(x):
    return sigmoid(x) * (1 - sigmoid(x))
