from types import MappingProxyType

import numpy as np

SETTINGS = MappingProxyType({"dtype": np.float64, "one": 1.0})


def sigmoid(x):
    one = SETTINGS["one"]
    x = np.asarray(x, dtype=SETTINGS["dtype"])
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, one, e) / (one + e)


def sigmoid_derivative(x):
    s = sigmoid(x)
    return s * (SETTINGS["one"] - s)
