import numpy as np


def sigmoid(x):
    x = np.asarray(x, dtype=np.float64)
    positive = np.maximum(x, 0.0)
    negative = np.minimum(x, 0.0)
    # one of the two is zero, so one of the factors is exactly 1/2
    return np.exp(negative) / (1.0 + np.exp(negative - positive))


def sigmoid_derivative(x):
    s = sigmoid(x)
    return s * (1.0 - s)
