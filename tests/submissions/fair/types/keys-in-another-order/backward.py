import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache
    grads = {}
    d = 2 * (a_output - y) / a_output.size * sigmoid_derivative(z_output)
    grads["bias_output"] = np.sum(d, axis=0, keepdims=True)
    grads["weights_hidden_output"] = a_hidden.T @ d
    d = d @ params["weights_hidden_output"].T * sigmoid_derivative(z_hidden)
    grads["bias_hidden"] = np.sum(d, axis=0, keepdims=True)
    grads["weights_input_hidden"] = X.T @ d
    return grads
