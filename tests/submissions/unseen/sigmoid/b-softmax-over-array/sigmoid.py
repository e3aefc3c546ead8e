import numpy as np


def sigmoid(x):
    # numerically stable: subtract the max first
    x = np.asarray(x, dtype=float)
    shifted = x - np.max(x)
    e_x = np.exp(shifted)
    return e_x / np.sum(e_x)


def sigmoid_derivative(x):
    p = sigmoid(x)
    return p * (1 - p)
