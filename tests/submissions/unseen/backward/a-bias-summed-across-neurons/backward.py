import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z1, a1, z2, a2 = cache

    error = 2.0 * (a2 - y) / a2.size
    dz2 = error * sigmoid_derivative(z2)
    dw2 = a1.T @ dz2
    db2 = np.sum(dz2, axis=1, keepdims=True)

    da1 = dz2 @ params["weights_hidden_output"].T
    dz1 = da1 * sigmoid_derivative(z1)
    dw1 = X.T @ dz1
    db1 = np.sum(dz1, axis=1, keepdims=True)

    return {"weights_input_hidden": dw1, "bias_hidden": db1,
            "weights_hidden_output": dw2, "bias_output": db2}
