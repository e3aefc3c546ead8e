import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z_hidden, z_output, a_hidden, a_output = cache
    W2 = params["weights_hidden_output"]

    delta_out = 2 * (a_output - y) / y.size * sigmoid_derivative(z_output)
    delta_hid = delta_out @ W2.T * sigmoid_derivative(z_hidden)

    return {
        "weights_input_hidden": X.T @ delta_hid,
        "bias_hidden": delta_hid.sum(axis=0, keepdims=True),
        "weights_hidden_output": a_hidden.T @ delta_out,
        "bias_output": delta_out.sum(axis=0, keepdims=True),
    }
