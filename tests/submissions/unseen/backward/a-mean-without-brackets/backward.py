import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    zh, ah, zo, ao = cache
    m, n_out = y.shape
    W2 = params["weights_hidden_output"]

    dL_da = 2 / m * n_out * (ao - y)
    dL_dz = dL_da * sigmoid_derivative(zo)
    dL_dzh = (dL_dz @ W2.T) * sigmoid_derivative(zh)

    return dict(
        weights_input_hidden=X.T @ dL_dzh,
        bias_hidden=dL_dzh.sum(0, keepdims=True),
        weights_hidden_output=ah.T @ dL_dz,
        bias_output=dL_dz.sum(0, keepdims=True),
    )
