import numpy as np

from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    new = {}
    for name, value in params.items():
        new[name] = value - learning_rate * grads[name]
    return new


def train(X, y, params, learning_rate, iterations):
    loss_history = []
    cache = forward(X, params)
    prediction = cache[3]
    while len(loss_history) < iterations:
        loss_history.append(compute_loss(y, prediction))
        grads = backward(X, y, params, cache)
        params = update_params(params, grads, learning_rate)
    return params, loss_history
