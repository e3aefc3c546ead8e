import numpy as np

from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    return {name: params[name] - learning_rate * grads[name] for name in params}


def train(X, y, params, learning_rate, iterations):
    loss_history = []
    m = len(X)
    for i in range(iterations):
        loss_history.append(compute_loss(y, forward(X, params)[3]))
        n = i % m
        x_n, y_n = X[[n]], y[[n]]
        cache = forward(x_n, params)
        params = update_params(params, backward(x_n, y_n, params, cache), learning_rate)
    return params, loss_history
