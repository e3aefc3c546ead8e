import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    a_hidden, a_output = cache[1], cache[3]
    W1 = params["weights_input_hidden"]
    W2 = params["weights_hidden_output"]

    z1 = X @ W1
    z2 = a_hidden @ W2
    d2 = sigmoid_derivative(z2) * 2 * (a_output - y) / a_output.size
    d1 = sigmoid_derivative(z1) * (d2 @ W2.T)
    return {
        "weights_input_hidden": X.T @ d1,
        "bias_hidden": np.sum(d1, axis=0, keepdims=True),
        "weights_hidden_output": a_hidden.T @ d2,
        "bias_output": np.sum(d2, axis=0, keepdims=True),
    }
