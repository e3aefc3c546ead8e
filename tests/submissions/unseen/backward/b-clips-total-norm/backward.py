import numpy as np

from sigmoid import sigmoid_derivative
from gradtools import clip_by_norm


def backward(X, y, params, cache):
    z1, a1, z2, a2 = cache
    d2 = sigmoid_derivative(z2) * (a2 - y) * (2 / y.size)
    d1 = sigmoid_derivative(z1) * (d2 @ params["weights_hidden_output"].T)
    grads = {
        "weights_input_hidden": X.T @ d1,
        "bias_hidden": np.sum(d1, axis=0, keepdims=True),
        "weights_hidden_output": a1.T @ d2,
        "bias_output": np.sum(d2, axis=0, keepdims=True),
    }
    return clip_by_norm(grads)
