import numpy as np


def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache

    d_out = 2 * (a_output - y) / y.size
    d_out = d_out * a_output * (1 - a_output)
    d_hid = np.dot(d_out, params["weights_hidden_output"].T)
    d_hid = d_hid * z_hidden * (1 - z_hidden)

    gradients = {}
    gradients["weights_hidden_output"] = np.dot(z_hidden.T, d_out)
    gradients["bias_output"] = np.sum(d_out, axis=0, keepdims=True)
    gradients["weights_input_hidden"] = np.dot(X.T, d_hid)
    gradients["bias_hidden"] = np.sum(d_hid, axis=0, keepdims=True)
    return gradients
