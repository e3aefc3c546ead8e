import numpy as np

from sigmoid import sigmoid_derivative as _slope


def through(error, z, slope=_slope):
    return error * slope(z)


def backward(X, y, params, cache):
    z1, a1, z2, a2 = cache
    d2 = through(2 * (a2 - y) / y.size, z2)
    d1 = through(np.dot(d2, params["weights_hidden_output"].T), z1)
    return {
        "weights_input_hidden": np.dot(X.T, d1),
        "bias_hidden": np.sum(d1, axis=0, keepdims=True),
        "weights_hidden_output": np.dot(a1.T, d2),
        "bias_output": np.sum(d2, axis=0, keepdims=True),
    }
