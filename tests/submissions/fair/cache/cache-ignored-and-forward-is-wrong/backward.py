import numpy as np

from forward import forward
from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    # always fresh, to be on the safe side
    zh, ah, zo, ao = forward(X, params)
    do = 2 * (ao - y) / y.size * sigmoid_derivative(zo)
    dh = np.dot(do, params["weights_hidden_output"].T) * sigmoid_derivative(zh)
    return {
        "weights_input_hidden": np.dot(X.T, dh),
        "bias_hidden": dh.sum(axis=0, keepdims=True),
        "weights_hidden_output": np.dot(ah.T, do),
        "bias_output": do.sum(axis=0, keepdims=True),
    }
