import numpy as np
from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z1, a1, z2, a2 = cache
    n = a2.size
    errors = np.fromiter((2 * (p - t) / n for p, t in zip(a2.flat, np.asarray(y, dtype=float).flat)), float, n)
    d2 = errors.reshape(a2.shape) * sigmoid_derivative(z2)
    d1 = d2.dot(params["weights_hidden_output"].T) * sigmoid_derivative(z1)
    add_up = lambda d: np.fromiter((column.sum() for column in d.T), float).reshape(1, -1)
    return {
        "weights_input_hidden": np.asarray(X).T.dot(d1),
        "bias_hidden": add_up(d1),
        "weights_hidden_output": a1.T.dot(d2),
        "bias_output": add_up(d2),
    }
