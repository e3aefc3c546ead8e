import numpy as np

from sigmoid import sigmoid_derivative


def column_sums(A):
    return A.sum(axis=0, keepdims=True)


def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache

    delta = 2 * (a_output - y) / y.size
    delta = delta * sigmoid_derivative(z_output)
    d_weights_hidden_output = a_hidden.T @ delta

    delta = delta @ params["weights_hidden_output"].T
    delta = delta * sigmoid_derivative(z_hidden)
    d_weights_input_hidden = X.T @ delta

    return {
        "weights_input_hidden": d_weights_input_hidden,
        "bias_hidden": column_sums(delta),
        "weights_hidden_output": d_weights_hidden_output,
        "bias_output": column_sums(delta),
    }
