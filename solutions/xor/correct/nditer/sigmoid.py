import numpy as np
from iterate import elementwise


def _chunk(v):
    e = np.exp(-np.abs(v))
    return np.where(v >= 0, 1.0, e) / (1.0 + e)


def sigmoid(x):
    return elementwise(_chunk, x)


def sigmoid_derivative(x):
    return elementwise(lambda v: _chunk(v) * (1.0 - _chunk(v)), x)
