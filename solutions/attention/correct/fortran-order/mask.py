import numpy as np


def mask_future(scores):
    out = np.asfortranarray(scores, dtype=float).copy(order="F")
    for column in range(1, out.shape[1]):
        out[:column, column] = -np.inf
    return out
