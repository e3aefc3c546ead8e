import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z_h, a_h, z_o, a_o = cache
    m = len(X)
    V = params["weights_hidden_output"]
    grads = {k: np.zeros(p.shape) for k, p in params.items()}
    for i in range(m):
        d_o = (a_o[i] - y[i]) * sigmoid_derivative(z_o[i])
        d_h = (V @ d_o) * sigmoid_derivative(z_h[i])
        grads["weights_hidden_output"] += np.outer(a_h[i], d_o)
        grads["bias_output"] += d_o
        grads["weights_input_hidden"] += np.outer(X[i], d_h)
        grads["bias_hidden"] += d_h
    for k in grads:
        grads[k] = grads[k] / m
    return grads
