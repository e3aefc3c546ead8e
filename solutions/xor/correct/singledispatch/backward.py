import numpy as np
from links import Bend, Square, Weights, blame
from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache
    g = blame(Square(a_output, y), 1.0)
    g_out = blame(Bend(sigmoid_derivative(z_output)), g)
    g = blame(Weights(params["weights_hidden_output"]), g_out)
    g_hid = blame(Bend(sigmoid_derivative(z_hidden)), g)
    return {
        "weights_input_hidden": np.asarray(X).T @ g_hid,
        "bias_hidden": g_hid.sum(0)[None],
        "weights_hidden_output": a_hidden.T @ g_out,
        "bias_output": g_out.sum(0)[None],
    }
