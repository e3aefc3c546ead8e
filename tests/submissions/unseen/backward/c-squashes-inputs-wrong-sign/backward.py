import numpy as np

from sigmoid import sigmoid, sigmoid_derivative


def backward(X, y, params, cache):
    z_h, a_h, z_o, a_o = cache
    a_in = sigmoid(X)            # every neuron uses the sigmoid, input neurons too
    E = y - a_o
    scale = 2 / E.size
    d_o = scale * E * sigmoid_derivative(z_o)
    d_h = (d_o @ params["weights_hidden_output"].T) * sigmoid_derivative(z_h)
    return {
        "weights_input_hidden": a_in.T @ d_h,
        "bias_hidden": d_h.sum(axis=0, keepdims=True),
        "weights_hidden_output": a_h.T @ d_o,
        "bias_output": d_o.sum(axis=0, keepdims=True),
    }
