import numpy as np

from sigmoid import sigmoid_derivative


def shares(W):
    """How much of each output's mistake belongs to which hidden neuron (adds up to 1)."""
    size = np.abs(W)
    return size / size.sum(axis=0, keepdims=True)


def backward(X, y, params, cache):
    zh, ah, zo, ao = cache
    e_out = 2 * (ao - y) / ao.size * sigmoid_derivative(zo)
    e_hid = e_out.dot(shares(params["weights_hidden_output"]).T)
    e_hid = e_hid * sigmoid_derivative(zh)
    g = {}
    g["weights_hidden_output"] = ah.T.dot(e_out)
    g["weights_input_hidden"] = X.T.dot(e_hid)
    g["bias_output"] = e_out.sum(0, keepdims=True)
    g["bias_hidden"] = e_hid.sum(0, keepdims=True)
    return g
