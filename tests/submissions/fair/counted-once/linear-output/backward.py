import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache
    output_delta = 2 * (a_output - y) / y.size
    hidden_delta = np.dot(output_delta, params["weights_hidden_output"].T) * sigmoid_derivative(z_hidden)
    return {
        "weights_input_hidden": np.dot(X.T, hidden_delta),
        "bias_hidden": np.sum(hidden_delta, axis=0, keepdims=True),
        "weights_hidden_output": np.dot(a_hidden.T, output_delta),
        "bias_output": np.sum(output_delta, axis=0, keepdims=True),
    }
