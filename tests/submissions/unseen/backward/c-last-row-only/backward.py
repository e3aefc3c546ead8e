import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache
    W2 = params["weights_hidden_output"]
    m, k = a_output.shape
    grads = {name: np.zeros_like(value, dtype=float) for name, value in params.items()}
    for r in range(m):
        x = X[r:r + 1]
        d2 = 2 * (a_output[r:r + 1] - y[r:r + 1]) / (m * k)
        d2 = d2 * sigmoid_derivative(z_output[r:r + 1])
        d1 = d2 @ W2.T * sigmoid_derivative(z_hidden[r:r + 1])
        grads["weights_input_hidden"] = x.T @ d1
        grads["bias_hidden"] = d1
        grads["weights_hidden_output"] = a_hidden[r:r + 1].T @ d2
        grads["bias_output"] = d2
    return grads
