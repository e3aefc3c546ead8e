import numpy as np


def softmax(x):
    x = np.asarray(x, dtype=np.float64)
    top = np.full(x.shape[:-1], -np.inf)
    total = np.zeros(x.shape[:-1])
    for j in range(x.shape[-1]):
        higher = np.maximum(top, x[..., j])
        with np.errstate(invalid="ignore"):
            keep = np.where(np.isneginf(top), 0.0, np.exp(top - higher))
            new = np.where(np.isneginf(x[..., j]), 0.0, np.exp(x[..., j] - higher))
        total = total * keep + new
        top = higher
    return np.exp(x - top[..., None]) / total[..., None]
