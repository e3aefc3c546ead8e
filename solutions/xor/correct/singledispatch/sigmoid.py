"""A number takes the math road, an array takes the NumPy road."""
import math
from functools import singledispatch
from numbers import Real

import numpy as np


@singledispatch
def _squash(x):
    return _squash(np.asarray(x))


@_squash.register(Real)
def _(x):
    x = float(x)
    if x < 0:
        e = math.exp(x)
        return e / (1.0 + e)
    return 1.0 / (1.0 + math.exp(-x))


@_squash.register(np.ndarray)
def _(x):
    x = x.astype(np.float64)
    return np.exp(np.minimum(x, 0.0)) / (1.0 + np.exp(-np.abs(x)))


def sigmoid(x):
    return _squash(x)


def sigmoid_derivative(x):
    s = sigmoid(x)
    return s * (1.0 - s)
