"""Gradient descent."""
import numpy as np

from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    return {key: params[key] - learning_rate * grads[key] for key in params}


def train(X, y, params, learning_rate, iterations):
    p = params
    loss_history = []
    for _ in range(iterations):
        cache = forward(X, p)
        loss_history.append(compute_loss(y, cache[3]))
        p = update_params(p, backward(X, y, p, cache), learning_rate)
    return p, loss_history
