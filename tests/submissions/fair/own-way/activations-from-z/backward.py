import numpy as np

from sigmoid import sigmoid, sigmoid_derivative


def backward(X, y, params, cache):
    z1, z2 = cache[0], cache[2]
    dz2 = 2 * (sigmoid(z2) - y) * sigmoid_derivative(z2) / y.size
    dz1 = np.dot(dz2, params["weights_hidden_output"].T) * sigmoid_derivative(z1)
    ones = np.ones((1, X.shape[0]))
    return {
        "weights_input_hidden": np.dot(X.T, dz1),
        "bias_hidden": np.dot(ones, dz1),
        "weights_hidden_output": np.dot(sigmoid(z1).T, dz2),
        "bias_output": np.dot(ones, dz2),
    }
