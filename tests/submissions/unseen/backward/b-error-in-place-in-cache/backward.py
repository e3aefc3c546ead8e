import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z_h, a_h, z_o, out = cache
    err = out
    err -= y
    err *= 2.0 / y.size
    delta_o = err * (out * (1 - out))
    delta_h = np.dot(delta_o, params["weights_hidden_output"].T) * sigmoid_derivative(z_h)
    g = {}
    g["weights_input_hidden"] = np.dot(X.T, delta_h)
    g["bias_hidden"] = np.sum(delta_h, axis=0, keepdims=True)
    g["weights_hidden_output"] = np.dot(a_h.T, delta_o)
    g["bias_output"] = np.sum(delta_o, axis=0, keepdims=True)
    return g
