import math

import numpy as np

BLOCK = 3


def slices(m):
    return [slice(start, min(start + BLOCK, m)) for start in range(0, m, BLOCK)]


def exact_sum(matrices):
    """Add matrices of one shape, every entry without rounding until the end."""
    stacked = np.stack(matrices, axis=-1)
    flat = [math.fsum(entry) for entry in stacked.reshape(-1, stacked.shape[-1]).tolist()]
    return np.array(flat).reshape(stacked.shape[:-1])
