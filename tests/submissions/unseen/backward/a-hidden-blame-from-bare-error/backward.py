import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache

    output_error = 2 * (a_output - y) / y.size
    output_delta = output_error * sigmoid_derivative(z_output)

    hidden_error = output_error @ params["weights_hidden_output"].T
    hidden_delta = hidden_error * sigmoid_derivative(z_hidden)

    return {
        "weights_input_hidden": X.T @ hidden_delta,
        "bias_hidden": hidden_delta.sum(axis=0, keepdims=True),
        "weights_hidden_output": a_hidden.T @ output_delta,
        "bias_output": output_delta.sum(axis=0, keepdims=True),
    }
