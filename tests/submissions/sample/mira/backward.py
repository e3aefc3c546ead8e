import numpy as np
from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    zh, ah, zo, ao = cache

    # dL/dzo  (L = mean of (ao - y)^2 over all y.size entries)
    gzo = (ao - y) * (2 / y.size) * sigmoid_derivative(zo)
    # dL/dzh
    gzh = (gzo @ params["weights_hidden_output"].T) * sigmoid_derivative(zh)

    g = {}
    g["weights_hidden_output"] = ah.T @ gzo
    g["bias_output"] = gzo.sum(0, keepdims=True)
    g["weights_input_hidden"] = X.T @ gzh
    g["bias_hidden"] = gzh.sum(0, keepdims=True)
    return g
