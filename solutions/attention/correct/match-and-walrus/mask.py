import numpy as np


def mask_future(scores):
    return np.array([[s if j <= i else -np.inf for j, s in enumerate(row)] for i, row in enumerate(scores)], dtype=float)
