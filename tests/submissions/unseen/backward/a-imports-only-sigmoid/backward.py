import numpy as np

from sigmoid import sigmoid


def backward(X, y, params, cache):
    z1, a1, z2, a2 = cache
    m = y.shape[0] * y.shape[1]

    dA2 = 2 * (a2 - y) / m
    dZ2 = dA2 * sigmoid_derivative(z2)
    dA1 = dZ2 @ params["weights_hidden_output"].T
    dZ1 = dA1 * sigmoid_derivative(z1)

    return {
        "weights_input_hidden": X.T @ dZ1,
        "bias_hidden": dZ1.sum(axis=0, keepdims=True),
        "weights_hidden_output": a1.T @ dZ2,
        "bias_output": dZ2.sum(axis=0, keepdims=True),
    }
