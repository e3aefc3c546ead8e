import numpy as np

e = 2.71828


def sigmoid(x):
    return 1 / (1 + np.power(e, np.negative(x)))


def sigmoid_derivative(x):
    return sigmoid(x) * (1 - sigmoid(x))
