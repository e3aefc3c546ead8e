import numpy as np


def sigmoid(*args):
    (x,) = args
    return 1 / (1 + np.exp(-1 * np.array(x)))


def sigmoid_derivative(*args, **kwargs):
    s = sigmoid(*args, **kwargs)
    return s * (1 - s)
