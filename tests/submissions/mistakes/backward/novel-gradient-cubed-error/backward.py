import numpy as np


def backward(X, y, params, cache):
    _, h, _, p = cache
    n = p.size
    top = (2 / n) * np.power(p - y, 3) * p * (1 - p)
    low = top.dot(params["weights_hidden_output"].T) * h * (1 - h)
    return {
        "weights_input_hidden": X.T.dot(low),
        "bias_hidden": low.sum(axis=0, keepdims=True),
        "weights_hidden_output": h.T.dot(top),
        "bias_output": top.sum(axis=0, keepdims=True),
    }
