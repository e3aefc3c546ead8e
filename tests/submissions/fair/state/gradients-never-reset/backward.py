import numpy as np

from sigmoid import sigmoid_derivative

grads = {}


def add(name, value):
    if name in grads and grads[name].shape == value.shape:
        value = grads[name] + value
    grads[name] = value


def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache
    output_delta = 2 * (a_output - y) / y.size * sigmoid_derivative(z_output)
    hidden_delta = output_delta @ params["weights_hidden_output"].T * sigmoid_derivative(z_hidden)
    add("weights_input_hidden", X.T @ hidden_delta)
    add("bias_hidden", hidden_delta.sum(axis=0, keepdims=True))
    add("weights_hidden_output", a_hidden.T @ output_delta)
    add("bias_output", output_delta.sum(axis=0, keepdims=True))
    return dict(grads)
