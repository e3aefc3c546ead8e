import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache
    grads = {}

    # --- output layer ---
    delta = 2 * (a_output - y) / y.size * sigmoid_derivative(z_output)
    grads["weights_hidden_output"] = a_hidden.T @ delta
    grads["bias_output"] = delta.sum(axis=0, keepdims=True)
    W = params["weights_hidden_output"] - grads["weights_hidden_output"]

    # --- hidden layer ---
    delta = (delta @ W.T) * sigmoid_derivative(z_hidden)
    grads["weights_input_hidden"] = X.T @ delta
    grads["bias_hidden"] = delta.sum(axis=0, keepdims=True)
    return grads
