import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z_hidden, z_output, a_hidden, a_output = cache

    delta_output = (a_output - y) * 2 / y.size
    delta_output = delta_output * sigmoid_derivative(z_output)
    delta_hidden = np.dot(delta_output, params["weights_hidden_output"].T)
    delta_hidden = delta_hidden * sigmoid_derivative(z_hidden)

    return {
        "weights_input_hidden": np.dot(X.T, delta_hidden),
        "bias_hidden": delta_hidden.sum(axis=0, keepdims=True),
        "weights_hidden_output": np.dot(a_hidden.T, delta_output),
        "bias_output": delta_output.sum(axis=0, keepdims=True),
    }
