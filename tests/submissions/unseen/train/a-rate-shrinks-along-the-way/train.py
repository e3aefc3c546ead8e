import numpy as np

from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    return {key: params[key] - learning_rate * grads[key] for key in grads}


def train(X, y, params, learning_rate, iterations):
    loss_history = []
    for i in range(iterations):
        if i > 0 and i % 1000 == 0:
            learning_rate = learning_rate * 0.9    # smaller steps near the bottom
        cache = forward(X, params)
        loss_history.append(compute_loss(y, cache[3]))
        grads = backward(X, y, params, cache)
        params = update_params(params, grads, learning_rate)
    return params, loss_history
