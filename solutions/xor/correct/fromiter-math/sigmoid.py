import math
import numpy as np


def _one(v):
    if v >= 0:
        return 1 / (1 + math.exp(-v))
    e = math.exp(v)
    return e / (1 + e)


def _map(f, x):
    x = np.asarray(x, dtype=np.float64)
    return np.fromiter(map(f, x.flat), dtype=np.float64, count=x.size).reshape(x.shape)


def sigmoid(x):
    return _map(_one, x)


def sigmoid_derivative(x):
    return _map(lambda v: _one(v) * _one(-v), x)
