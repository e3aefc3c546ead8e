import numpy as np

E = 2.718281828


def sigmoid(x):
    return 1 / (1 + E ** -np.asarray(x, dtype=float))


def sigmoid_derivative(x):
    value = sigmoid(x)
    return value * (1 - value)
