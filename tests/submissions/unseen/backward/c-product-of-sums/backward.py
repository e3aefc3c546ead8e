import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    zh, ah, zo, ao = cache
    m = X.shape[0]
    do = 2 * (ao - y) / ao.size * sigmoid_derivative(zo)
    dh = do @ params["weights_hidden_output"].T * sigmoid_derivative(zh)

    # a parameter is blamed by every row: sum over the rows
    blame_o = do.sum(axis=0, keepdims=True)
    blame_h = dh.sum(axis=0, keepdims=True)
    mean_in = X.sum(axis=0, keepdims=True) / m
    mean_hid = ah.sum(axis=0, keepdims=True) / m
    return {
        "weights_input_hidden": mean_in.T * blame_h,
        "bias_hidden": blame_h,
        "weights_hidden_output": mean_hid.T * blame_o,
        "bias_output": blame_o,
    }
