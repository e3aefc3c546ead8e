import numpy as np


def backward(X, y, params, cache):
    _, a_hidden, _, a_output = cache
    d_output = 2 * (a_output - y) / y.size * a_output * (1 - a_output)
    d_hidden = np.dot(d_output, params["weights_hidden_output"].T) * a_hidden * (1 - a_hidden)
    return {
        "weights_input_hidden": np.dot(X.T, d_hidden),
        "bias_hidden": np.sum(d_hidden, axis=0, keepdims=True),
        "weights_hidden_output": np.dot(a_hidden.T, d_output),
        "bias_output": np.sum(d_output, axis=0, keepdims=True),
    }
