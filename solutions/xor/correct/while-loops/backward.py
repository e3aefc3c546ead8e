import numpy as np
from sigmoid import sigmoid_derivative


def _weights(incoming, blame):
    gradient = np.empty((incoming.shape[1], blame.shape[1]))
    k = 0
    while k < gradient.shape[0]:
        gradient[k] = incoming[:, k] @ blame
        k += 1
    return gradient


def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache
    d_output = 2 * (a_output - y) / a_output.size * sigmoid_derivative(z_output)
    d_hidden = d_output @ params["weights_hidden_output"].T * sigmoid_derivative(z_hidden)
    return {
        "weights_input_hidden": _weights(np.asarray(X, dtype=np.float64), d_hidden),
        "bias_hidden": d_hidden.sum(axis=0, keepdims=True),
        "weights_hidden_output": _weights(a_hidden, d_output),
        "bias_output": d_output.sum(axis=0, keepdims=True),
    }
