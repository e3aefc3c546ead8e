import numpy as np


def softmax(x):
    m = np.ma.masked_equal(np.asarray(x, float), -np.inf)
    e = np.exp(m - m.max(axis=-1, keepdims=True))
    return np.asarray((e / e.sum(axis=-1, keepdims=True)).filled(0.0))
