import numpy as np


def sigmoid(x):
    # float32 is what all the big frameworks use
    x = np.asarray(x, dtype=np.float32)
    return 1 / (1 + np.exp(-x))


def sigmoid_derivative(x):
    s = sigmoid(x)
    return s * (1 - s)
