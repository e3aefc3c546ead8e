import numpy as np
from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    zh, ah, zo, ao = cache
    slope_h = sigmoid_derivative(zh)
    slope_o = sigmoid_derivative(zo)
    V = params["weights_hidden_output"]

    g = {name: np.zeros(value.shape) for name, value in params.items()}
    for i in range(len(X)):
        d_out = (ao[i] - y[i]) * slope_o[i]
        d_hid = V.dot(d_out) * slope_h[i]
        g["weights_hidden_output"] += np.outer(ah[i], d_out)
        g["bias_output"] += d_out
        g["weights_input_hidden"] += np.outer(X[i], d_hid)
        g["bias_hidden"] += d_hid
    return {name: value / np.size(y) for name, value in g.items()}
