import numpy as np


def sigmoid(x):
    x = np.asarray(x, dtype=float)
    return np.piecewise(
        x,
        [x < -500, (x >= -500) & (x <= 500)],
        [0.0, lambda t: 1 / (1 + np.exp(-t)), 1.0],
    )


def sigmoid_derivative(x):
    x = np.asarray(x, dtype=float)
    return np.piecewise(
        x,
        [abs(x) <= 300],
        [lambda t: 1 / (2 + np.exp(t) + np.exp(-t)), 0.0],
    )
