import numpy as np

from attention import Cache


def softmax_backward(attention, blame):
    return attention * (blame - np.vecdot(attention, blame)[:, None]) if hasattr(np, "vecdot") else (
        attention * (blame - (attention * blame).sum(1)[:, None])
    )


def backward(X, y, params, cache):
    c = Cache(*cache)
    d = 2 * (c.output - y) / y.size
    s = softmax_backward(c.attention, d @ c.values.T) / np.sqrt(c.keys.shape[1])
    return {
        "weights_query": X.T @ s @ c.keys,
        "weights_key": X.T @ s.T @ c.queries,
        "weights_value": X.T @ c.attention.T @ d,
    }
