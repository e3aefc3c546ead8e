import numpy as np

from sigmoid import sigmoid_derivative


def denoise(g, tol=1e-4):
    return np.where(np.abs(g) < tol, 0.0, g)


def backward(X, y, params, cache):
    z1, a1, z2, a2 = cache
    dz2 = 2 / np.size(y) * (a2 - y) * sigmoid_derivative(z2)
    dz1 = np.matmul(dz2, params["weights_hidden_output"].T) * sigmoid_derivative(z1)
    grads = {"weights_input_hidden": np.matmul(X.T, dz1),
             "bias_hidden": dz1.sum(axis=0, keepdims=True),
             "weights_hidden_output": np.matmul(a1.T, dz2),
             "bias_output": dz2.sum(axis=0, keepdims=True)}
    return {k: denoise(g) for k, g in grads.items()}
