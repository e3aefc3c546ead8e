import numpy as np

from forward import forward
from loss import compute_loss
from sigmoid import sigmoid_derivative


def measured(X, y, params, name, h=1e-6):
    losses = []
    for sign in (1, -1):
        nudged = params[name].copy()
        nudged[0, 0] += sign * h
        losses.append(compute_loss(y, forward(X, {**params, name: nudged})[-1]))
    return (losses[0] - losses[1]) / (2 * h)


def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache
    output_delta = 2 * (a_output - y) / y.size * sigmoid_derivative(z_output)
    hidden_delta = output_delta @ params["weights_hidden_output"].T * sigmoid_derivative(z_hidden)
    grads = {
        "weights_input_hidden": X.T @ hidden_delta,
        "bias_hidden": hidden_delta.sum(axis=0, keepdims=True),
        "weights_hidden_output": a_hidden.T @ output_delta,
        "bias_output": output_delta.sum(axis=0, keepdims=True),
    }
    for name, grad in grads.items():
        slope = measured(X, y, params, name)
        if abs(grad[0, 0] - slope) > 1e-5:
            print("check", name, grad[0, 0], slope)
    return grads
