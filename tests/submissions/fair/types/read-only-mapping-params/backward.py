from types import MappingProxyType

import numpy as np

from sigmoid import sigmoid_derivative as slope


def backward(X, y, params, cache):
    z1, a1, z2, a2 = cache
    d2 = 2 * (a2 - y) * slope(z2) / np.size(y)
    d1 = np.dot(d2, params["weights_hidden_output"].T) * slope(z1)
    # nobody should be able to break my gradients by accident
    return MappingProxyType({
        "weights_input_hidden": np.dot(X.T, d1),
        "bias_hidden": np.sum(d1, axis=0, keepdims=True),
        "weights_hidden_output": np.dot(a1.T, d2),
        "bias_output": np.sum(d2, axis=0, keepdims=True),
    })
