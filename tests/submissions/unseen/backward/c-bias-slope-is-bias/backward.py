import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z1, a1, z2, a2 = cache
    W2 = params["weights_hidden_output"]
    b1, b2 = params["bias_hidden"], params["bias_output"]

    # z2 = a1 W2 + b2
    dz2_dW2, dz2_da1, dz2_db2 = a1.T, W2.T, b2
    # z1 = X W1 + b1
    dz1_dW1, dz1_db1 = X.T, b1

    dL_dz2 = 2 * (a2 - y) / a2.size * sigmoid_derivative(z2)
    dL_dz1 = dL_dz2 @ dz2_da1 * sigmoid_derivative(z1)

    return {
        "weights_input_hidden": dz1_dW1 @ dL_dz1,
        "bias_hidden": (dL_dz1 * dz1_db1).sum(axis=0, keepdims=True),
        "weights_hidden_output": dz2_dW2 @ dL_dz2,
        "bias_output": (dL_dz2 * dz2_db2).sum(axis=0, keepdims=True),
    }
