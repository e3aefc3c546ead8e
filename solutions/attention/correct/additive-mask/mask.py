import numpy as np


def mask_future(scores):
    size = scores.shape[0]
    future = np.triu(np.full((size, size), -np.inf), k=1)
    return scores + future
