import numpy as np

from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    return {k: params[k] - learning_rate * grads[k] for k in params}


def train(X, y, params, learning_rate, iterations):
    loss_history = []
    cache = forward(X, params)
    for i in range(iterations):
        loss_history.append(compute_loss(y, cache[3]))
        grads = backward(X, y, params, cache)
        cache = forward(X, params)
        params = update_params(params, grads, learning_rate)
    return params, loss_history
