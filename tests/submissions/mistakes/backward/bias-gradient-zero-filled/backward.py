import numpy as np


def backward(X, y, params, cache):
    """Backpropagation through two layers."""
    a1, a2 = cache[1], cache[3]

    grads = {}
    for key in params:
        grads[key] = np.zeros(np.shape(params[key]))

    residual = np.add(a2, -1 * y)
    d2 = np.multiply(residual, np.multiply(a2, np.subtract(1, a2)))
    d2 = np.multiply(d2, 2 / np.size(d2))
    for j in range(a1.shape[1]):
        grads["weights_hidden_output"][j] += (a1[:, j:j + 1] * d2).sum(axis=0)

    d1 = np.inner(d2, params["weights_hidden_output"])
    d1 = np.multiply(d1, np.multiply(a1, np.subtract(1, a1)))
    for i in range(X.shape[1]):
        grads["weights_input_hidden"][i] += (X[:, i:i + 1] * d1).sum(axis=0)

    return grads
