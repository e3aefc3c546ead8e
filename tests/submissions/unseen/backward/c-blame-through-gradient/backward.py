import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    zh, ah, zo, ao = cache
    m, n_out = ao.shape

    dzo = 2 / (m * n_out) * (ao - y) * sigmoid_derivative(zo)
    who = ah.T @ dzo
    bo = dzo.sum(axis=0, keepdims=True)

    dah = dzo @ who.T
    dzh = dah * sigmoid_derivative(zh)
    wih = X.T @ dzh
    bh = dzh.sum(axis=0, keepdims=True)

    return {"weights_input_hidden": wih, "bias_hidden": bh,
            "weights_hidden_output": who, "bias_output": bo}
