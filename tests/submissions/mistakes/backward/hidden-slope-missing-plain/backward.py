import numpy as np
from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache

    # output layer
    err_out = 2 * (a_output - y) / a_output.size
    delta_out = err_out * sigmoid_derivative(z_output)

    # hidden layer
    delta_hid = delta_out.dot(params["weights_hidden_output"].T)

    grads = dict.fromkeys(params)
    grads["weights_hidden_output"] = a_hidden.T.dot(delta_out)
    grads["bias_output"] = delta_out.sum(axis=0, keepdims=True)
    grads["weights_input_hidden"] = X.T.dot(delta_hid)
    grads["bias_hidden"] = delta_hid.sum(axis=0, keepdims=True)
    return grads
