import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    a_hidden = cache[1]
    a_output = cache[3]

    out_slope = sigmoid_derivative(cache[2])
    hidden_slope = sigmoid_derivative(X @ params["weights_input_hidden"])

    g_out = 2 * (a_output - y) * out_slope / y.size
    g_hidden = g_out @ params["weights_hidden_output"].T * hidden_slope

    grads = dict()
    grads["weights_input_hidden"] = X.T @ g_hidden
    grads["bias_hidden"] = np.ones((1, len(X))) @ g_hidden
    grads["weights_hidden_output"] = a_hidden.T @ g_out
    grads["bias_output"] = np.ones((1, len(X))) @ g_out
    return grads
