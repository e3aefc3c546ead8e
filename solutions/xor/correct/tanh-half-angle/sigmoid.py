"""sigma(x) = (1 + tanh(x/2)) / 2: the same curve, and tanh never overflows."""
import numpy as np


def sigmoid(x):
    return 0.5 * (1.0 + np.tanh(0.5 * np.asarray(x, dtype=np.float64)))


def sigmoid_derivative(x):
    t = np.tanh(0.5 * np.asarray(x, dtype=np.float64))
    # s (1 - s) = (1 + t)(1 - t) / 4
    return 0.25 * (1.0 + t) * (1.0 - t)
