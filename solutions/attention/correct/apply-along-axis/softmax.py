import numpy as np


def share_out(row):
    e = np.exp(row - np.amax(row))
    return e / np.sum(e)


def softmax(x):
    return np.apply_along_axis(share_out, -1, x)
