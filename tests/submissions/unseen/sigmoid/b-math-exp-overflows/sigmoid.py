import math

import numpy as np


def _one(v):
    return 1.0 / (1.0 + math.exp(-v))


def sigmoid(x):
    x = np.array(x, dtype=float)
    out = np.empty(x.shape)
    for idx in np.ndindex(*x.shape):
        out[idx] = _one(x[idx])
    return out


def sigmoid_derivative(x):
    s = sigmoid(x)
    return s * (1 - s)
