import numpy as np

DIGITS = 4   # table in the readme has 4 digits


def sigmoid(x):
    e = np.exp(np.negative(x))
    s = 1.0 / (1.0 + e)
    return np.round(s, DIGITS)


def sigmoid_derivative(x):
    e = np.exp(np.negative(x))
    s = 1.0 / (1.0 + e)
    slope = s * (1.0 - s)
    return np.round(slope, DIGITS)
