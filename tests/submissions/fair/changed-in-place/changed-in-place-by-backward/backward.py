import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, delta = cache
    delta -= y
    delta *= 2 / y.size
    delta *= sigmoid_derivative(z_output)
    back = np.dot(delta, params["weights_hidden_output"].T)
    back *= sigmoid_derivative(z_hidden)
    return {
        "weights_input_hidden": np.dot(X.T, back),
        "bias_hidden": back.sum(axis=0, keepdims=True),
        "weights_hidden_output": np.dot(a_hidden.T, delta),
        "bias_output": delta.sum(axis=0, keepdims=True),
    }
