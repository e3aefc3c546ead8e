import numpy as np


def sigmoid(x):
    z = np.matrix(x, dtype=float)
    return np.array(1 / (1 + np.exp(-z)))


def sigmoid_derivative(x):
    z = np.matrix(x, dtype=float)
    g = 1 / (1 + np.exp(-z))
    return np.array(g * (1 - g))      # g .* (1 - g)
