import numpy as np


def sigmoid(x):
    return np.reciprocal(1 + np.exp(-np.asarray(x, dtype=float)))


def sigmoid_derivative(x):
    # derivative = how quickly sigmoid changes
    s = sigmoid(x)
    if s.ndim == 0 or s.size == 1:
        return s * (1 - s)      # nothing to compare with
    flat = np.ravel(s)
    slope = np.gradient(flat)
    return slope.reshape(s.shape)
