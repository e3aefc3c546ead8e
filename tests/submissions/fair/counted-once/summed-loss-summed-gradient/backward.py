import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache
    output_delta = 2 * (a_output - y) * sigmoid_derivative(z_output)
    hidden_delta = output_delta.dot(params["weights_hidden_output"].T) * sigmoid_derivative(z_hidden)
    return {
        "weights_input_hidden": X.T.dot(hidden_delta),
        "bias_hidden": hidden_delta.sum(axis=0, keepdims=True),
        "weights_hidden_output": a_hidden.T.dot(output_delta),
        "bias_output": output_delta.sum(axis=0, keepdims=True),
    }
