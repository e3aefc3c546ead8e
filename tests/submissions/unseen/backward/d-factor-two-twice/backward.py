import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z1, a1, z2, a2 = cache
    n = y.shape[0] * y.shape[1]

    # do not lose the 2 !
    blame2 = 2 * (a2 - y) * sigmoid_derivative(z2) / n
    blame1 = 2 * np.dot(blame2, params["weights_hidden_output"].T) * sigmoid_derivative(z1)

    g = {}
    g["weights_hidden_output"] = np.dot(a1.T, blame2)
    g["bias_output"] = np.sum(blame2, axis=0, keepdims=True)
    g["weights_input_hidden"] = np.dot(X.T, blame1)
    g["bias_hidden"] = np.sum(blame1, axis=0, keepdims=True)
    return g
