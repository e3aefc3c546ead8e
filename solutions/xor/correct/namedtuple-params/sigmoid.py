from collections import namedtuple
import numpy as np

Fraction = namedtuple("Fraction", "top bottom")


def _parts(x):
    x = np.asarray(x, dtype=np.float64)
    e = np.exp(-np.abs(x))
    return Fraction(top=np.where(x > 0, 1.0, e), bottom=1.0 + e)


def sigmoid(x):
    parts = _parts(x)
    return parts.top / parts.bottom


def sigmoid_derivative(x):
    parts = _parts(x)
    return parts.top * (parts.bottom - parts.top) / parts.bottom ** 2
