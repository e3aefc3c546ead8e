from math import exp

import numpy as np


def _s(v):
    return 1.0 / (1.0 + exp(-v)) if v >= 0 else exp(v) / (1.0 + exp(v))


def sigmoid(x):
    x = np.asarray(x, dtype=float)
    return np.array([_s(v) for v in x.ravel().tolist()], dtype=float).reshape(x.shape)


def sigmoid_derivative(x):
    x = np.asarray(x, dtype=float)
    return np.array([s * (1.0 - s) for s in [_s(v) for v in x.ravel().tolist()]], dtype=float).reshape(x.shape)
