import numpy as np


def sigmoid(x, out=None):
    out = np.negative(x, out=out, dtype=float)
    out = np.exp(out, out=out if isinstance(out, np.ndarray) else None)
    out = np.add(out, 1.0, out=out if isinstance(out, np.ndarray) else None)
    return np.reciprocal(out, out=out if isinstance(out, np.ndarray) else None)


def sigmoid_derivative(x):
    s = sigmoid(x)
    return s - s * s
