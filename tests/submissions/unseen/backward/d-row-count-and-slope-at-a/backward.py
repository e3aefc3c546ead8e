import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache
    rows = X.shape[0]
    grads = dict()

    # 1. output
    err = 2 * (a_output - y) / rows
    blame_o = err * sigmoid_derivative(a_output)
    grads["weights_hidden_output"] = a_hidden.T.dot(blame_o)
    grads["bias_output"] = blame_o.sum(axis=0, keepdims=True)

    # 2. hidden
    blame_h = blame_o.dot(params["weights_hidden_output"].T) * sigmoid_derivative(z_hidden)
    grads["weights_input_hidden"] = X.T.dot(blame_h)
    grads["bias_hidden"] = blame_h.sum(axis=0, keepdims=True)
    return grads
