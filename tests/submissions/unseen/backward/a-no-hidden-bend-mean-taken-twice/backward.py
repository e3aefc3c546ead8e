import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    _, hidden, z_output, prediction = cache
    n = y.size

    delta = (2 / n) * (prediction - y) * sigmoid_derivative(z_output)
    grads = {
        "weights_hidden_output": hidden.T @ delta,
        "bias_output": delta.sum(axis=0, keepdims=True),
    }

    # now the same for the hidden layer
    delta = delta @ params["weights_hidden_output"].T
    grads["weights_input_hidden"] = (1 / n) * (X.T @ delta)
    grads["bias_hidden"] = (1 / n) * delta.sum(axis=0, keepdims=True)
    return grads
