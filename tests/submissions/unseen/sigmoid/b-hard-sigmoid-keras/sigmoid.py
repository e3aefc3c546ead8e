import numpy as np

# fast version, exp is slow


def sigmoid(x):
    return np.clip(0.2 * np.asarray(x) + 0.5, 0, 1)


def sigmoid_derivative(x):
    x = np.asarray(x)
    inside = np.abs(x) < 2.5
    return np.where(inside, 0.2, 0.0)
