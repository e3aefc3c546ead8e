import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z1, a1, z2, a2 = cache
    W2 = params["weights_hidden_output"]
    n_hidden, n_out = W2.shape
    grads = {key: np.zeros_like(params[key], dtype=float) for key in params}
    d2 = 2 * (a2 - y) / (y.shape[0] * n_out) * sigmoid_derivative(z2)
    grads["bias_output"][0, :] = d2.sum(axis=0)
    for j in range(1, n_hidden):
        grads["weights_hidden_output"][j, :] = a1[:, j] @ d2
        d1_j = (d2 @ W2[j, :]) * sigmoid_derivative(z1[:, j])
        grads["weights_input_hidden"][:, j] = d1_j @ X
        grads["bias_hidden"][0, j] = d1_j.sum()
    return grads
