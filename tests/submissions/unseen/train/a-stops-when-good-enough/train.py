import numpy as np

from backward import backward
from forward import forward
from loss import compute_loss

GOOD_ENOUGH = 0.001


def update_params(params, grads, learning_rate):
    new_params = {}
    for key in params:
        new_params[key] = params[key] - learning_rate * grads[key]
    return new_params


def train(X, y, params, learning_rate, iterations):
    loss_history = []
    for i in range(iterations):
        cache = forward(X, params)
        loss = compute_loss(y, cache[3])
        loss_history.append(loss)
        if loss < GOOD_ENOUGH:
            break
        params = update_params(params, backward(X, y, params, cache), learning_rate)
    return params, loss_history
