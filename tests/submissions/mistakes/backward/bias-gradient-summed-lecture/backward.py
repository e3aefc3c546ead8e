import numpy as np
from sigmoid import sigmoid_derivative

def backward(X, y, params, cache):
    Z1, A1, Z2, A2 = cache
    N = y.size
    dZ2 = 2 * (A2 - y) * sigmoid_derivative(Z2)
    dZ1 = dZ2 @ params["weights_hidden_output"].T * sigmoid_derivative(Z1)
    grads = {
        "weights_input_hidden": X.T @ dZ1 / N,
        "bias_hidden": np.sum(dZ1, axis=0, keepdims=True),
        "weights_hidden_output": A1.T @ dZ2 / N,
        "bias_output": np.sum(dZ2, axis=0, keepdims=True),
    }
    return grads
