import numpy as np


def sigmoid(x):
    x = np.asarray(x, dtype=np.float64)
    # e^x / (1 + e^x) with the exponent kept out of harm's way, mirrored for positive x
    left = np.exp(-np.abs(x)) / (1.0 + np.exp(-np.abs(x)))
    return np.where(x <= 0, left, 1.0 - left)


def sigmoid_derivative(x):
    s = sigmoid(x)
    return s * (1.0 - s)
