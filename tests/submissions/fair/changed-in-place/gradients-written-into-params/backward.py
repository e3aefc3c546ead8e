import numpy as np
from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z_h, a_h, z_o, a_o = cache
    out = 2 * (a_o - y) * sigmoid_derivative(z_o) / y.size
    hid = np.dot(out, params["weights_hidden_output"].T) * sigmoid_derivative(z_h)

    grads = params      # same keys
    grads["weights_input_hidden"] = np.dot(X.T, hid)
    grads["bias_hidden"] = np.sum(hid, axis=0, keepdims=True)
    grads["weights_hidden_output"] = np.dot(a_h.T, out)
    grads["bias_output"] = np.sum(out, axis=0, keepdims=True)
    return grads
