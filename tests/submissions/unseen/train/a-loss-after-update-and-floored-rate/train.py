import numpy as np

from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    # our gradient is twice the article's, so take half the rate
    rate = learning_rate // 2
    new_params = {}
    for key, value in params.items():
        new_params[key] = value - rate * grads[key]
    return new_params


def train(X, y, params, learning_rate, iterations):
    loss_history = []
    for i in range(iterations):
        cache = forward(X, params)
        grads = backward(X, y, params, cache)
        params = update_params(params, grads, learning_rate)
        a_output = forward(X, params)[3]
        loss_history.append(compute_loss(y, a_output))
    return params, loss_history
