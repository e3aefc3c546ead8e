import math

import numpy as np


def one(v):
    if v < -700:
        return 0.0
    return 1 / (1 + math.exp(-v))


def sigmoid(x):
    rows, cols = x.shape[0], x.shape[1]
    out = np.empty((rows, cols))
    for i in range(rows):
        for j in range(cols):
            out[i, j] = one(x[i, j])
    return out


def sigmoid_derivative(x):
    out = sigmoid(x)
    for i in range(x.shape[0]):
        for j in range(x.shape[1]):
            out[i, j] = one(x[i, j]) * (1 - one(x[i, j]))
    return out
