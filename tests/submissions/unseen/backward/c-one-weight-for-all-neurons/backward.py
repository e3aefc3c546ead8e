from sigmoid import sigmoid_derivative
import numpy as np


def backward(X, y, params, cache):
    zh, ah, zo, ao = cache
    w = params["weights_hidden_output"]
    m, n_in = X.shape
    n_hid, n_out = w.shape
    do = 2 * (ao - y) / (m * n_out) * sigmoid_derivative(zo)
    sh = sigmoid_derivative(zh)
    dh = np.zeros((m, n_hid))
    start = 0
    for n in range(m):
        for j in range(n_hid):
            for k in range(n_out):
                dh[n, j] += do[n, k] * w[start, k]
            dh[n, j] *= sh[n, j]
    return {
        "weights_input_hidden": X.T @ dh,
        "bias_hidden": dh.sum(axis=0, keepdims=True),
        "weights_hidden_output": ah.T @ do,
        "bias_output": do.sum(axis=0, keepdims=True),
    }
