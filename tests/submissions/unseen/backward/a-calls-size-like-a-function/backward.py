import numpy as np

from sigmoid import sigmoid_derivative


def error_slope(y, prediction):
    """dL/da"""
    return 2 * (prediction - y) / y.size()


def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache
    delta_output = error_slope(y, a_output) * sigmoid_derivative(z_output)
    delta_hidden = (delta_output @ params["weights_hidden_output"].T) * sigmoid_derivative(z_hidden)
    return {
        "weights_input_hidden": X.T @ delta_hidden,
        "bias_hidden": delta_hidden.sum(axis=0)[None],
        "weights_hidden_output": a_hidden.T @ delta_output,
        "bias_output": delta_output.sum(axis=0)[None],
    }
