import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache

    dz_output = 2 * (a_output - y) / y.size * sigmoid_derivative(z_output)
    dw_output = a_hidden.T @ dz_output
    db_output = np.sum(dz_output, axis=0, keepdim=True)

    dz_hidden = dz_output @ params["weights_hidden_output"].T * sigmoid_derivative(z_hidden)
    dw_hidden = X.T @ dz_hidden
    db_hidden = np.sum(dz_hidden, axis=0, keepdim=True)

    return {
        "weights_input_hidden": dw_hidden,
        "bias_hidden": db_hidden,
        "weights_hidden_output": dw_output,
        "bias_output": db_output,
    }
