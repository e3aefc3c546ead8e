import numpy as np

from forward import forward
from sigmoid import sigmoid_derivative


def backward(X, y, params, cache=None):
    z_hidden, a_hidden, z_output, a_output = forward(X, params)
    n = y.shape[0] * y.shape[1]
    delta2 = 2 / n * (a_output - y) * sigmoid_derivative(z_output)
    delta1 = delta2 @ params["weights_hidden_output"].T * sigmoid_derivative(z_hidden)
    return {
        "weights_input_hidden": X.T @ delta1,
        "bias_hidden": np.sum(delta1, axis=0, keepdims=True),
        "weights_hidden_output": a_hidden.T @ delta2,
        "bias_output": np.sum(delta2, axis=0, keepdims=True),
    }
