import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z1, a1, z2, a2 = cache
    V = params["weights_hidden_output"]
    grads = {name: np.zeros(p.shape, dtype=X.dtype) for name, p in params.items()}
    d2 = 2 * (a2 - y) / y.size * sigmoid_derivative(z2)
    d1 = d2 @ V.T * sigmoid_derivative(z1)
    for j in range(V.shape[0]):
        for k in range(V.shape[1]):
            grads["weights_hidden_output"][j, k] = sum(a1[:, j] * d2[:, k])
        for i in range(X.shape[1]):
            grads["weights_input_hidden"][i, j] = sum(X[:, i] * d1[:, j])
        grads["bias_hidden"][0, j] = sum(d1[:, j])
    for k in range(V.shape[1]):
        grads["bias_output"][0, k] = sum(d2[:, k])
    return grads
