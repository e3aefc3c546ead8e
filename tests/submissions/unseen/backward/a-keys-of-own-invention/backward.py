import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    Z1, A1, Z2, A2 = cache
    N = A2.size

    dZ2 = 2 / N * (A2 - y) * sigmoid_derivative(Z2)
    dW2 = A1.T @ dZ2
    db2 = dZ2.sum(axis=0, keepdims=True)
    dZ1 = (dZ2 @ params["weights_hidden_output"].T) * sigmoid_derivative(Z1)
    dW1 = X.T @ dZ1
    db1 = dZ1.sum(axis=0, keepdims=True)

    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
