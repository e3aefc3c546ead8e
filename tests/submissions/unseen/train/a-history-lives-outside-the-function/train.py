import numpy as np

from backward import backward
from forward import forward
from loss import compute_loss

loss_history = []


def update_params(params, grads, learning_rate):
    new_params = {}
    for key in params:
        new_params[key] = params[key] - grads[key] * learning_rate
    return new_params


def train(X, y, params, learning_rate, iterations):
    for i in range(iterations):
        cache = forward(X, params)
        loss_history.append(compute_loss(y, cache[3]))
        params = update_params(params, backward(X, y, params, cache), learning_rate)
    return params, loss_history
