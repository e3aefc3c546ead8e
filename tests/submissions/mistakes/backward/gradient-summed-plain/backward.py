import numpy as np
from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache

    d_a_output = 2 * (a_output - y)
    d_z_output = d_a_output * sigmoid_derivative(z_output)
    d_a_hidden = d_z_output @ params["weights_hidden_output"].T
    d_z_hidden = d_a_hidden * sigmoid_derivative(z_hidden)

    return {
        "weights_input_hidden": X.T @ d_z_hidden,
        "bias_hidden": d_z_hidden.sum(axis=0, keepdims=True),
        "weights_hidden_output": a_hidden.T @ d_z_output,
        "bias_output": d_z_output.sum(axis=0, keepdims=True),
    }
