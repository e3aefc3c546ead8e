import numpy as np

BIG = np.longdouble     # as many digits as this computer has


def sigmoid(x):
    return BIG(1) / (BIG(1) + np.exp(-np.asarray(x, dtype=BIG)))


def sigmoid_derivative(x):
    s = sigmoid(x)
    return s * (BIG(1) - s)
