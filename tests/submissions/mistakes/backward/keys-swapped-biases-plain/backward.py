import numpy as np
from sigmoid import sigmoid_derivative

def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache
    d2 = 2 * (a_output - y) / y.size * sigmoid_derivative(z_output)
    d1 = d2 @ params["weights_hidden_output"].T * sigmoid_derivative(z_hidden)
    b1 = d1.sum(axis=0, keepdims=True)
    b2 = d2.sum(axis=0, keepdims=True)
    return {
        "weights_input_hidden": X.T @ d1,
        "weights_hidden_output": a_hidden.T @ d2,
        "bias_hidden": b2,
        "bias_output": b1,
    }
