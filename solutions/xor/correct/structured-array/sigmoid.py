import numpy as np

FIELDS = np.dtype([("top", np.float64), ("bottom", np.float64)])


def sigmoid(x):
    x = np.asarray(x, dtype=np.float64)
    fraction = np.empty(x.shape, dtype=FIELDS)
    e = np.exp(-np.abs(x))
    fraction["top"] = np.where(x >= 0, 1.0, e)
    fraction["bottom"] = 1.0 + e
    return fraction["top"] / fraction["bottom"]


def sigmoid_derivative(x):
    s = sigmoid(x)
    return s * (1.0 - s)
