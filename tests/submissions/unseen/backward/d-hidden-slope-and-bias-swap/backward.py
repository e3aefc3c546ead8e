import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache

    dz2 = 2 * (a_output - y) / y.size * sigmoid_derivative(z_output)
    dw2 = np.matmul(a_hidden.T, dz2)
    db2 = np.sum(dz2, 0, keepdims=True)

    dz1 = np.matmul(dz2, params["weights_hidden_output"].T)
    dw1 = np.matmul(X.T, dz1)
    db1 = np.sum(dz1, 0, keepdims=True)

    keys = ["weights_input_hidden", "bias_hidden", "weights_hidden_output", "bias_output"]
    return dict(zip(keys, [dw1, db2, dw2, db1]))
