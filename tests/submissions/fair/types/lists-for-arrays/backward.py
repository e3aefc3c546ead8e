import numpy as np
from sigmoid import sigmoid_derivative

def backward(X, y, params, cache):
    z1, a1, z2, a2 = [np.array(part) for part in cache]
    delta2 = 2 * (a2 - y) / a2.size * sigmoid_derivative(z2)
    delta1 = delta2 @ params["weights_hidden_output"].T * sigmoid_derivative(z1)
    return {
        "weights_input_hidden": X.T @ delta1,
        "bias_hidden": delta1.sum(axis=0, keepdims=True),
        "weights_hidden_output": a1.T @ delta2,
        "bias_output": delta2.sum(axis=0, keepdims=True),
    }
