import numpy as n


def s(x):
    x = n.asarray(x, dtype=n.float64)
    e = n.exp(-n.abs(x))
    return n.where(x > 0, 1, e) / (1 + e)


def d(x):
    l = s(x)
    return l - l * l


sigmoid, sigmoid_derivative = s, d
