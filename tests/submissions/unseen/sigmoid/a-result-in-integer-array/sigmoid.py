import numpy as np


def sigmoid(x):
    x = np.asarray(x)
    out = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        out[i] = 1 / (1 + np.exp(-x[i]))
    return out


def sigmoid_derivative(x):
    x = np.asarray(x)
    slope = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        s = 1 / (1 + np.exp(-x[i]))
        slope[i] = s * (1 - s)
    return slope
