from functools import reduce

import numpy as np

from sigmoid import sigmoid_derivative

KEYS = ("weights_input_hidden", "bias_hidden", "weights_hidden_output", "bias_output")


def single(x, t, w_out, zh, ah, zo, ao):
    """Gradients for one example, everything kept as 1-row matrices."""
    do = 2 * (ao - t) * sigmoid_derivative(zo)
    dh = (do @ w_out.T) * sigmoid_derivative(zh)
    return x.T @ dh, dh, ah.T @ do, do


def backward(X, y, params, cache):
    w_out = params["weights_hidden_output"]
    parts = (
        single(X[i:i + 1], y[i:i + 1], w_out, *(c[i:i + 1] for c in cache))
        for i in range(X.shape[0])
    )
    total = reduce(lambda left, right: [l + r for l, r in zip(left, right)], parts)
    return dict(zip(KEYS, total))
