import numpy as np

from sigmoid import sigmoid_derivative


def dL_da(a, y):
    """Mean of squares."""
    return 2 * (a - y) / np.size(a)


def da_dz(z):
    return sigmoid_derivative(z)


def deltas(y, params, cache):
    z1, _, z2, a2 = cache
    delta_2 = dL_da(a2, y) * da_dz(z2)
    delta_1 = np.matmul(delta_2, params["weights_hidden_output"].T) * da_dz(z1)
    return delta_1, delta_2


def dL_dW(inputs, delta):
    # (m, n_in, 1) * (m, 1, n_out), summed over the examples
    return np.sum(inputs[:, :, np.newaxis] * delta[:, np.newaxis, :], axis=0)


def dL_db(delta):
    return np.add.reduce(delta, axis=0, keepdims=True)


def backward(X, y, params, cache):
    delta_1, delta_2 = deltas(y, params, cache)
    return {
        "weights_input_hidden": dL_dW(X, delta_1),
        "bias_hidden": dL_db(delta_1),
        "weights_hidden_output": dL_dW(cache[1], delta_2),
        "bias_output": dL_db(delta_2),
    }
