import math

import numpy as np


def one_sigmoid(x):
    if x >= 0:
        return 1 / (1 + math.exp(-x))
    # avoid e^710
    t = math.exp(x)
    return t / (1 + t)


def one_slope(x):
    s = one_sigmoid(x)
    return s * (1 - s)


def for_each(f, x):
    if np.ndim(x) == 0:
        return f(float(x))
    if np.ndim(x) == 1:
        return np.array([f(float(number)) for number in x])
    return np.array([for_each(f, part) for part in x])


def sigmoid(x):
    return for_each(one_sigmoid, x)


def sigmoid_derivative(x):
    return for_each(one_slope, x)
