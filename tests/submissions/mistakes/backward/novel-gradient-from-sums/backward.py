import numpy as np
from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache
    d_out = 2 * (a_output - y) / y.size * sigmoid_derivative(z_output)
    d_hid = d_out @ params["weights_hidden_output"].T * sigmoid_derivative(z_hidden)
    return {
        "weights_input_hidden": X.T @ d_hid,
        "bias_hidden": d_hid.sum(axis=0, keepdims=True),
        "weights_hidden_output": z_hidden.T @ d_out,
        "bias_output": d_out.sum(axis=0, keepdims=True),
    }
