import numpy as np


def sigmoid(x):
    x = np.asarray(x)
    out = np.zeros_like(x)
    for index in np.ndindex(x.shape):
        out[index] = 1 / (1 + np.exp(-1.0 * x[index]))
    return out


def sigmoid_derivative(x):
    x = np.asarray(x)
    out = np.zeros_like(x)
    for index in np.ndindex(x.shape):
        s = 1 / (1 + np.exp(-1.0 * x[index]))
        out[index] = s * (1 - s)
    return out
