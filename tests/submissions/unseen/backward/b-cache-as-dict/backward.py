import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    A1, A2 = cache["A1"], cache["A2"]
    Z1, Z2 = cache["Z1"], cache["Z2"]
    dZ2 = 2 * (A2 - y) / y.size * sigmoid_derivative(Z2)
    dZ1 = np.dot(dZ2, params["weights_hidden_output"].T) * sigmoid_derivative(Z1)
    return {"weights_input_hidden": np.dot(X.T, dZ1),
            "bias_hidden": np.sum(dZ1, axis=0, keepdims=True),
            "weights_hidden_output": np.dot(A1.T, dZ2),
            "bias_output": np.sum(dZ2, axis=0, keepdims=True)}
