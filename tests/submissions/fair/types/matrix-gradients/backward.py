import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache
    output_delta = np.asmatrix(2 * (a_output - y) / y.size * sigmoid_derivative(z_output))
    hidden_delta = np.multiply(output_delta * np.asmatrix(params["weights_hidden_output"].T), sigmoid_derivative(z_hidden))
    return {
        "weights_input_hidden": np.asmatrix(X).T * hidden_delta,
        "bias_hidden": hidden_delta.sum(axis=0),
        "weights_hidden_output": np.asmatrix(a_hidden).T * output_delta,
        "bias_output": output_delta.sum(axis=0),
    }
