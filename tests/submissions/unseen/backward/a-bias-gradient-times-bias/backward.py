import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache

    blame_output = 2 * (a_output - y) / y.size * sigmoid_derivative(z_output)
    blame_hidden = blame_output @ params["weights_hidden_output"].T
    blame_hidden = blame_hidden * sigmoid_derivative(z_hidden)

    grads = {}
    # blame times what came in
    grads["weights_hidden_output"] = a_hidden.T @ blame_output
    grads["weights_input_hidden"] = X.T @ blame_hidden
    grads["bias_output"] = params["bias_output"] * blame_output.sum(axis=0, keepdims=True)
    grads["bias_hidden"] = params["bias_hidden"] * blame_hidden.sum(axis=0, keepdims=True)
    return grads
