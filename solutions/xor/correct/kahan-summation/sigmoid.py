import numpy as np


def sigmoid(x):
    x = np.asarray(x, dtype=np.float64)
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1.0, e) / (1.0 + e)


def sigmoid_derivative(x):
    # sigma(x) sigma(-x): no subtraction, nothing cancels
    return sigmoid(x) * sigmoid(-np.asarray(x, dtype=np.float64))
