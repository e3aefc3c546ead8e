from copy import deepcopy

import numpy as np


def softmax(x):
    x = np.array(deepcopy(x), dtype=float)
    x -= x.max(axis=-1, keepdims=True)
    np.exp(x, out=x)
    x /= x.sum(axis=-1, keepdims=True)
    return x
