import numpy as np

from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    new_params = {name: values.copy() for name, values in params.items()}
    for name in params:
        if name.startswith("weights"):
            new_params[name] = params[name] - learning_rate * grads[name]
    return new_params


def train(X, y, params, learning_rate, iterations):
    loss_history = []
    while len(loss_history) < iterations:
        cache = forward(X, params)
        loss_history.append(compute_loss(y, cache[3]))
        params = update_params(params, backward(X, y, params, cache), learning_rate)
    return params, loss_history
