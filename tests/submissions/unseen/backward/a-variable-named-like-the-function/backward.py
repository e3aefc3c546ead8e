import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache

    # output layer
    sigmoid_derivative = sigmoid_derivative(z_output)
    delta = 2 * (a_output - y) / y.size * sigmoid_derivative
    grads = {}
    grads["weights_hidden_output"] = a_hidden.T @ delta
    grads["bias_output"] = np.sum(delta, axis=0, keepdims=True)

    # hidden layer
    sigmoid_derivative = sigmoid_derivative(z_hidden)
    delta = delta @ params["weights_hidden_output"].T * sigmoid_derivative
    grads["weights_input_hidden"] = X.T @ delta
    grads["bias_hidden"] = np.sum(delta, axis=0, keepdims=True)
    return grads
