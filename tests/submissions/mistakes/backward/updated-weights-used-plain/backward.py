import numpy as np
from sigmoid import sigmoid_derivative

def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache
    W2 = params["weights_hidden_output"]

    # output layer first
    delta2 = 2 * (a_output - y) / y.size * sigmoid_derivative(z_output)
    dW2 = a_hidden.T @ delta2
    db2 = delta2.sum(axis=0, keepdims=True)
    W2 = W2 - dW2

    # then the hidden layer
    delta1 = delta2 @ W2.T * sigmoid_derivative(z_hidden)
    dW1 = X.T @ delta1
    db1 = delta1.sum(axis=0, keepdims=True)

    return {"weights_input_hidden": dW1, "bias_hidden": db1,
            "weights_hidden_output": dW2, "bias_output": db2}
