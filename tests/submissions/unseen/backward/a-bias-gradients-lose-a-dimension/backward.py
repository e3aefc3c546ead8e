import numpy as np

from sigmoid import sigmoid_derivative


def layer_gradients(layer_input, blame):
    """weights and bias of one layer"""
    return layer_input.T @ blame, blame.sum(axis=0)


def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache
    blame = 2 * (a_output - y) / y.size * sigmoid_derivative(z_output)
    dW2, db2 = layer_gradients(a_hidden, blame)
    blame = blame @ params["weights_hidden_output"].T * sigmoid_derivative(z_hidden)
    dW1, db1 = layer_gradients(X, blame)
    return {
        "weights_input_hidden": dW1,
        "bias_hidden": db1,
        "weights_hidden_output": dW2,
        "bias_output": db2,
    }
