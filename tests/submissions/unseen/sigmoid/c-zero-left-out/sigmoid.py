import numpy as np


def sigmoid(x):
    x = np.asarray(x, dtype=float)
    result = np.zeros(x.shape)
    pos = x > 0
    neg = x < 0
    result[pos] = 1 / (1 + np.exp(-x[pos]))
    tmp = np.exp(x[neg])
    result[neg] = tmp / (1 + tmp)
    return result


def sigmoid_derivative(x):
    s = sigmoid(x)
    return s * (1 - s)
