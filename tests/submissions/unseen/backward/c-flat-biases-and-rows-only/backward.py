import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z_h, a_h, z_o, a_o = cache
    m = len(y)
    dz_o = 2 * (a_o - y) * sigmoid_derivative(z_o)
    dz_h = dz_o.dot(params["weights_hidden_output"].T) * sigmoid_derivative(z_h)
    dW_o = a_h.T.dot(dz_o) / m
    db_o = dz_o.sum(axis=0) / m
    dW_h = X.T.dot(dz_h) / m
    db_h = dz_h.sum(axis=0) / m
    return {"weights_input_hidden": dW_h, "bias_hidden": db_h,
            "weights_hidden_output": dW_o, "bias_output": db_o}
