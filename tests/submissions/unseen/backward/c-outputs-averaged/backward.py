import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z1, a1, z2, a2 = cache
    W2 = params["weights_hidden_output"]
    e2 = 2 * (a2 - y) * sigmoid_derivative(z2) / a2.size

    # table (row, hidden, output) of who blames whom
    who = e2[:, None, :] * W2[None, :, :]
    e1 = who.mean(axis=2) * sigmoid_derivative(z1)

    out = {}
    out["weights_input_hidden"] = (X[:, :, None] * e1[:, None, :]).sum(axis=0)
    out["bias_hidden"] = e1.sum(axis=0)[None]
    out["weights_hidden_output"] = (a1[:, :, None] * e2[:, None, :]).sum(axis=0)
    out["bias_output"] = e2.sum(axis=0)[None]
    return out
