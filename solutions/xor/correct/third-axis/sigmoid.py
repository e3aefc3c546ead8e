import numpy as np


def sigmoid(x):
    """The two exponentials, on a new last axis: e^(x-m) / (e^(x-m) + e^(0-m)), m the larger of x and 0."""
    x = np.nan_to_num(np.asarray(x, dtype=np.float64))     # infinity becomes the largest number
    pair = np.stack([x, np.zeros_like(x)], axis=-1)
    pair = np.exp(pair - pair.max(axis=-1, keepdims=True))
    return pair[..., 0] / pair.sum(axis=-1)


def sigmoid_derivative(x):
    s = sigmoid(x)
    return s * (1.0 - s)
