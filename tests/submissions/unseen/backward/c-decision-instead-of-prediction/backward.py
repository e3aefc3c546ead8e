import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z1, a1, z2, a2 = cache
    decision = (a2 >= 0.5).astype(int)
    mistakes = decision - y
    g2 = 2 / mistakes.size * mistakes * sigmoid_derivative(z2)
    g1 = g2 @ params["weights_hidden_output"].T
    g1 = g1 * sigmoid_derivative(z1)
    result = {}
    for layer_in, g, w, b in (
        (X, g1, "weights_input_hidden", "bias_hidden"),
        (a1, g2, "weights_hidden_output", "bias_output"),
    ):
        result[w] = layer_in.T @ g
        result[b] = g.sum(axis=0, keepdims=True)
    return result
