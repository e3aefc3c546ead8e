import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z_hidden, a_hidden, a_output = cache
    z_output = a_hidden @ params["weights_hidden_output"] + params["bias_output"]

    k = 2 / y.size
    delta2 = k * (a_output - y) * sigmoid_derivative(z_output)
    delta1 = (delta2 @ params["weights_hidden_output"].T) * sigmoid_derivative(z_hidden)

    dW1 = X.T @ delta1
    db1 = delta1.sum(axis=0, keepdims=True)
    dW2 = a_hidden.T @ delta2
    db2 = delta2.sum(axis=0, keepdims=True)
    return {"weights_input_hidden": dW1, "bias_hidden": db1,
            "weights_hidden_output": dW2, "bias_output": db2}
