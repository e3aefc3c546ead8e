import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z_h, a_h, z_o, a_o = cache
    w_ho = params["weights_hidden_output"]

    # output layer
    da_o = 2 * (a_o - y) / np.size(y)
    dz_o = da_o * sigmoid_derivative(z_o)
    dw_ho = a_h.T @ dz_o
    db_o = dz_o.sum(axis=0, keepdims=True)

    # hidden layer
    da_h = da_o @ w_ho.T
    dz_h = da_h * sigmoid_derivative(z_h)
    dw_ih = X.T @ dz_h
    db_h = dz_h.sum(axis=0, keepdims=True)

    return dict(weights_input_hidden=dw_ih, bias_hidden=db_h,
                weights_hidden_output=dw_ho, bias_output=db_o)
