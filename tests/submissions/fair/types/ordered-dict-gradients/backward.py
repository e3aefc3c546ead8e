from collections import OrderedDict

import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z1, a1, z2, a2 = cache
    grads = OrderedDict()

    dz2 = (2.0 / y.size) * (a2 - y) * sigmoid_derivative(z2)
    grads["bias_output"] = np.sum(dz2, axis=0, keepdims=True)
    grads["weights_hidden_output"] = np.dot(a1.T, dz2)

    dz1 = np.dot(dz2, params["weights_hidden_output"].T) * sigmoid_derivative(z1)
    grads["bias_hidden"] = np.sum(dz1, axis=0, keepdims=True)
    grads["weights_input_hidden"] = np.dot(X.T, dz1)

    return grads
