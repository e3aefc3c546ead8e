import numpy as np


def sigmoid(x):
    # sigma is only a shifted tanh: goes 0..1 instead of -1..1
    t = np.tanh(x)
    return (t + 1) / 2


def sigmoid_derivative(x):
    # d tanh = 1 - tanh^2
    t = np.tanh(x)
    return 1 - t ** 2
