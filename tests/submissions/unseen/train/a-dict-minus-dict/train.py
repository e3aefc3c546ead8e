import numpy as np

from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    # new parameter = parameter - learning rate * gradient
    return params - learning_rate * grads


def train(X, y, params, learning_rate, iterations):
    loss_history = []
    for _ in range(iterations):
        cache = forward(X, params)
        loss_history.append(compute_loss(y, cache[3]))
        grads = backward(X, y, params, cache)
        params = update_params(params, grads, learning_rate)
    return params, loss_history
