import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    (Z1, A1, Z2, A2) = cache
    N = A2.size
    dA2 = 2.0 * (A2 - y) / N
    dZ2 = dA2 * sigmoid_derivative(Z2)
    dA1 = dZ2 @ np.transpose(params["weights_hidden_output"])
    dZ1 = np.array(dA1, copy=True)
    dZ1[Z1 <= 0] = 0
    return {"weights_input_hidden": X.T @ dZ1,
            "bias_hidden": dZ1.sum(axis=0, keepdims=True),
            "weights_hidden_output": A1.T @ dZ2,
            "bias_output": dZ2.sum(axis=0, keepdims=True)}
