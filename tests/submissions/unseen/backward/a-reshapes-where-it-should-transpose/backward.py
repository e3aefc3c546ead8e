import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache
    W1 = params["weights_input_hidden"]
    W2 = params["weights_hidden_output"]

    blame2 = 2 * (a_output - y) / y.size * sigmoid_derivative(z_output)
    blame1 = blame2 @ W2.T * sigmoid_derivative(z_hidden)

    dW2 = (blame2.T @ a_hidden).reshape(W2.shape)
    dW1 = (blame1.T @ X).reshape(W1.shape)     # shapes did not match
    db2 = blame2.sum(axis=0).reshape(1, -1)
    db1 = blame1.sum(axis=0).reshape(1, -1)

    return {"weights_input_hidden": dW1, "bias_hidden": db1,
            "weights_hidden_output": dW2, "bias_output": db2}
