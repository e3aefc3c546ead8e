import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    Z1, A1, Z2, A2 = cache
    m = X.shape[1]
    n = m * y.shape[1]

    dZ2 = 2 * (A2 - y) * sigmoid_derivative(Z2)
    dW2 = (1 / n) * A1.T.dot(dZ2)
    db2 = (1 / n) * np.sum(dZ2, axis=0, keepdims=True)
    dZ1 = dZ2.dot(params["weights_hidden_output"].T) * sigmoid_derivative(Z1)
    dW1 = (1 / n) * X.T.dot(dZ1)
    db1 = (1 / n) * np.sum(dZ1, axis=0, keepdims=True)

    return {
        "weights_input_hidden": dW1,
        "bias_hidden": db1,
        "weights_hidden_output": dW2,
        "bias_output": db2,
    }
