import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache

    error = a_output
    error -= y
    error *= 2 / y.size
    error *= sigmoid_derivative(z_output)

    hidden = np.dot(error, params["weights_hidden_output"].T)
    hidden *= sigmoid_derivative(z_hidden)

    return {
        "weights_input_hidden": np.dot(X.T, hidden),
        "bias_hidden": hidden.sum(axis=0, keepdims=True),
        "weights_hidden_output": np.dot(a_hidden.T, error),
        "bias_output": error.sum(axis=0, keepdims=True),
    }
