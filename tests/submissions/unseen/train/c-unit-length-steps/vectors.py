import numpy as np


def length(v):
    return np.sqrt(np.sum(v * v))


def unit(v):
    """v / |v|"""
    n = length(v)
    if n == 0:
        return v
    return v / n
