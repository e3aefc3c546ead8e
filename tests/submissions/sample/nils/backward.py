"""Backward pass: output -> hidden -> X."""
import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    _, a_hid, _, a_out = cache      # the z's are not needed

    d_out = 2 * (a_out - y) / y.size * sigmoid_derivative(a_out)
    d_hid = np.dot(d_out, params["weights_hidden_output"].T) * sigmoid_derivative(a_hid)

    return {
        "weights_input_hidden": np.dot(X.T, d_hid),
        "bias_hidden": d_hid.sum(axis=0, keepdims=True),
        "weights_hidden_output": np.dot(a_hid.T, d_out),
        "bias_output": d_out.sum(axis=0, keepdims=True),
    }
