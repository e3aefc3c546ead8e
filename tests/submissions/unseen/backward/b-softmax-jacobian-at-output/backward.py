import numpy as np

from sigmoid import sigmoid_derivative


def softmax_backward(a, g):
    return a * (g - np.sum(g * a, axis=1, keepdims=True))


def backward(X, y, params, cache):
    _, hidden, _, out = cache
    dz2 = softmax_backward(out, 2 * (out - y) / y.size)
    dz1 = (dz2 @ params["weights_hidden_output"].T) * sigmoid_derivative(cache[0])
    return {
        "weights_input_hidden": X.T @ dz1,
        "bias_hidden": np.sum(dz1, axis=0, keepdims=True),
        "weights_hidden_output": hidden.T @ dz2,
        "bias_output": np.sum(dz2, axis=0, keepdims=True),
    }
