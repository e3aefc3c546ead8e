import numpy as np


def mask_future(scores):
    hidden = np.ma.array(scores, mask=np.triu(np.ones(scores.shape), 1), dtype=float)
    return np.ma.filled(hidden, -np.inf)
