import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache
    N = y.size

    error = y - a_output
    delta_output = error * sigmoid_derivative(z_output)
    error_hidden = delta_output.dot(params["weights_hidden_output"].T)
    delta_hidden = error_hidden * sigmoid_derivative(z_hidden)

    return {
        "weights_input_hidden": X.T.dot(delta_hidden) / N,
        "bias_hidden": np.sum(delta_hidden, axis=0, keepdims=True) / N,
        "weights_hidden_output": a_hidden.T.dot(delta_output) / N,
        "bias_output": np.sum(delta_output, axis=0, keepdims=True) / N,
    }
