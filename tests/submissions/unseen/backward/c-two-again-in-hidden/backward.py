import numpy as np

from sigmoid import sigmoid_derivative


def delta(error, z):
    """2 * error * slope, the blame of a layer"""
    return 2 * error * sigmoid_derivative(z)


def backward(X, y, params, cache):
    z1, a1, z2, a2 = cache
    delta2 = delta((a2 - y) / a2.size, z2)
    error1 = delta2 @ params["weights_hidden_output"].T
    delta1 = delta(error1, z1)
    return {
        "weights_input_hidden": X.T @ delta1,
        "bias_hidden": delta1.sum(axis=0).reshape(1, -1),
        "weights_hidden_output": a1.T @ delta2,
        "bias_output": delta2.sum(axis=0).reshape(1, -1),
    }
