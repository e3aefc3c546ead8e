import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    a_hidden, z_hidden, a_output, z_output = cache

    error = a_output - y
    d_output = 2 * error * sigmoid_derivative(z_output) / error.size
    d_hidden = (d_output @ params["weights_hidden_output"].T) * sigmoid_derivative(z_hidden)

    grads = {
        "weights_input_hidden": X.T @ d_hidden,
        "bias_hidden": np.sum(d_hidden, axis=0, keepdims=True),
        "weights_hidden_output": a_hidden.T @ d_output,
        "bias_output": np.sum(d_output, axis=0, keepdims=True),
    }
    return grads
