import numpy as np


def layer_back(upstream, inputs, outputs, weights):
    """-> gradient of the weights, of the bias, and what goes to the layer in front"""
    local = upstream * outputs * (1 - outputs)
    dw = np.matmul(inputs.T, local)
    db = local.sum(axis=0, keepdims=True)
    return dw, db, local, weights


def backward(X, y, params, cache):
    _, ah, _, ao = cache
    top = 2.0 * (ao - y) / ao.size
    dw2, db2, local, w2 = layer_back(top, ah, ao, params["weights_hidden_output"])
    dw1, db1, *_ = layer_back(local @ w2, X, ah, params["weights_input_hidden"])
    return {
        "weights_input_hidden": dw1,
        "bias_hidden": db1,
        "weights_hidden_output": dw2,
        "bias_output": db2,
    }
