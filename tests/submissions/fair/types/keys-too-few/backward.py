import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache
    d_out = 2 * (a_output - y) / y.size * sigmoid_derivative(z_output)
    d_hid = d_out.dot(params["weights_hidden_output"].T) * sigmoid_derivative(z_hidden)

    grads = {}
    grads["weights_hidden_output"] = a_hidden.T.dot(d_out)
    grads["weights_input_hidden"] = X.T.dot(d_hid)
    grads["bias_hidden"] = d_hid.sum(axis=0, keepdims=True)
    return grads
