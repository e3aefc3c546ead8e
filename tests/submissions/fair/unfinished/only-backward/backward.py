import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z_h, a_h, z_o, a_o = cache
    d_o = 2 * (a_o - y) / y.size * sigmoid_derivative(z_o)
    d_h = d_o @ params["weights_hidden_output"].T * sigmoid_derivative(z_h)
    return {
        "weights_input_hidden": X.T @ d_h,
        "bias_hidden": d_h.sum(axis=0, keepdims=True),
        "weights_hidden_output": a_h.T @ d_o,
        "bias_output": d_o.sum(axis=0, keepdims=True),
    }
