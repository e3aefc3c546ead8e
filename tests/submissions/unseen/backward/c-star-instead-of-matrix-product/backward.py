import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z1, a1, z2, a2 = cache
    w2 = params["weights_hidden_output"]
    d2 = 2 * (a2 - y) / y.size
    d2 = d2 * sigmoid_derivative(z2)
    d1 = d2 * w2                       # (4,1) * (4,1), fits
    d1 = d1 * sigmoid_derivative(z1)   # (4,4)
    grads = {
        "weights_hidden_output": np.dot(a1.T, d2),
        "bias_output": np.sum(d2, axis=0, keepdims=True),
        "weights_input_hidden": np.dot(X.T, d1),
        "bias_hidden": np.sum(d1, axis=0, keepdims=True),
    }
    return grads
