import numpy as np


def sigmoid(x):
    return 1.0 / (1.0 + np.exp(-np.asarray(x, dtype=float)))


def sigmoid_derivative(x):
    # first get the activation ...
    a = sigmoid(x)
    # ... then the formula sigma * (1 - sigma)
    left = sigmoid(a)
    right = 1 - sigmoid(a)
    return left * right
