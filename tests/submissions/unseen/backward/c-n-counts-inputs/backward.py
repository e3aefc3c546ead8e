import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    N = X.size                # all elements of the data
    zh, ah, zo, ao = cache
    slope_of_square = 2 * (ao - y)
    out_delta = slope_of_square * sigmoid_derivative(zo)
    hid_delta = out_delta @ params["weights_hidden_output"].T * sigmoid_derivative(zh)
    total = {
        "weights_input_hidden": X.T @ hid_delta,
        "bias_hidden": hid_delta.sum(axis=0, keepdims=True),
        "weights_hidden_output": ah.T @ out_delta,
        "bias_output": out_delta.sum(axis=0, keepdims=True),
    }
    return {k: v / N for k, v in total.items()}
