import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache
    W2 = params["weights_hidden_output"]
    m, n_out = y.shape
    g = {k: np.zeros(np.shape(v)) for k, v in params.items()}
    # sum_{n=1}^{m}
    for n in range(1, m + 1):
        d2 = 2 / (m * n_out) * (a_output[n] - y[n]) * sigmoid_derivative(z_output[n])
        d1 = W2 @ d2 * sigmoid_derivative(z_hidden[n])
        g["weights_hidden_output"] += np.outer(a_hidden[n], d2)
        g["bias_output"] += d2
        g["weights_input_hidden"] += np.outer(X[n], d1)
        g["bias_hidden"] += d1
    return g
