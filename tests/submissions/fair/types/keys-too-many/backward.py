import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache
    error = a_output - y
    delta_output = 2 * error / y.size * sigmoid_derivative(z_output)
    delta_hidden = np.dot(delta_output, params["weights_hidden_output"].T) * sigmoid_derivative(z_hidden)
    return {
        "weights_input_hidden": np.dot(X.T, delta_hidden),
        "bias_hidden": np.sum(delta_hidden, axis=0, keepdims=True),
        "weights_hidden_output": np.dot(a_hidden.T, delta_output),
        "bias_output": np.sum(delta_output, axis=0, keepdims=True),
        "loss": np.mean(error ** 2),
        "error": error,
    }
