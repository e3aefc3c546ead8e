import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    m, n_out = y.shape
    z1, a1, z2, a2 = cache
    D2 = (a2 - y) * sigmoid_derivative(z2) / (0.5 * m * n_out)
    D1 = np.tensordot(D2, params["weights_hidden_output"], axes=([1], [1])) * sigmoid_derivative(z1)
    ones = np.full((m, 1), 1.0)
    return {
        "weights_input_hidden": np.matmul(np.swapaxes(X, 0, 1), D1),
        "bias_hidden": (D1.T @ ones).T,
        "weights_hidden_output": np.matmul(np.swapaxes(a1, 0, 1), D2),
        "bias_output": (D2.T @ ones).T,
    }
