import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache
    grads = dict.fromkeys(params)

    blame = 2 * (a_output - y) / a_output.size * sigmoid_derivative(z_output)
    grads["weights_hidden_output"] = a_hidden.T @ blame
    grads["bias_output"] = blame.sum(axis=0, keepdims=True)

    blame = blame @ params["weights_hidden_output"].T
    slope = sigmoid_derivative(z_hidden)
    grads["weights_input_hidden"] = X.T @ (blame * slope)
    grads["bias_hidden"] = blame.sum(axis=0, keepdims=True)
    return grads
