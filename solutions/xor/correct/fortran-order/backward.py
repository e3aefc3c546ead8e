import numpy as np
from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    X, y, z1, a1, z2, a2 = (np.array(v, dtype=float, order="F") for v in (X, y, *cache))
    d2 = np.empty(z2.shape, order="F")
    for j in range(d2.shape[1]):                       # columns lie together in memory
        d2[:, j] = (a2[:, j] - y[:, j]) * sigmoid_derivative(z2[:, j])
    d2 *= 2.0 / d2.size
    d1 = np.asfortranarray(d2.dot(params["weights_hidden_output"].T) * sigmoid_derivative(z1))
    return {
        "weights_input_hidden": np.array(X.T.dot(d1), order="F"),
        "bias_hidden": np.array([d1.sum(axis=0)], order="F"),
        "weights_hidden_output": np.array(a1.T.dot(d2), order="F"),
        "bias_output": np.array([d2.sum(axis=0)], order="F"),
    }
