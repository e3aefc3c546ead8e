import numpy as np
from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache
    N = y.shape[0] * y.shape[1]

    output_error = 2 * (a_output - y) / N
    output_delta = output_error * sigmoid_derivative(z_output)

    hidden_error = np.dot(output_error, params["weights_hidden_output"].T)
    hidden_delta = hidden_error * sigmoid_derivative(z_hidden)

    return {
        "weights_input_hidden": np.dot(X.T, hidden_delta),
        "bias_hidden": hidden_delta.sum(axis=0, keepdims=True),
        "weights_hidden_output": np.dot(a_hidden.T, output_delta),
        "bias_output": output_delta.sum(axis=0, keepdims=True),
    }
