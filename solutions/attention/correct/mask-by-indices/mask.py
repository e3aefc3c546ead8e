import numpy as np


def mask_future(scores):
    result = scores.astype(np.float64).copy()
    result[np.triu_indices(n=result.shape[0], k=1)] = -np.inf
    return result
