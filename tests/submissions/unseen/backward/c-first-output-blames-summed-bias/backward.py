import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    zh, ah, zo, ao = cache
    w = params["weights_hidden_output"]
    do = 2 * (ao - y) / ao.size * sigmoid_derivative(zo)

    m, h = ah.shape
    dh = np.empty((m, h))
    for i in range(m):
        for j in range(h):
            dh[i, j] = do[i, 0] * w[j, 0]
    dh *= sigmoid_derivative(zh)

    return {
        "weights_input_hidden": X.T @ dh,
        "bias_hidden": np.array([dh[:, j].sum() for j in range(h)])[np.newaxis],
        "weights_hidden_output": ah.T @ do,
        "bias_output": np.full(params["bias_output"].shape, do.sum()),
    }
