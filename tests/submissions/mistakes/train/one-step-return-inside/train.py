import numpy as np
from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    updated = {}
    for name, value in params.items():
        updated[name] = value - learning_rate * grads[name]
    return updated


def train(X, y, params, learning_rate, iterations):
    loss_history = []
    for iteration in range(iterations):
        cache = forward(X, params)
        loss = compute_loss(y, cache[-1])
        loss_history.append(loss)
        grads = backward(X, y, params, cache)
        params = update_params(params, grads, learning_rate)
        return params, loss_history
