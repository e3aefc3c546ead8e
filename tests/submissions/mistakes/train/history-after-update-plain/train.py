import numpy as np

from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    return {name: params[name] - learning_rate * grads[name] for name in params}


def train(X, y, params, learning_rate, iterations):
    loss_history = []
    for i in range(iterations):
        cache = forward(X, params)
        grads = backward(X, y, params, cache)
        params = update_params(params, grads, learning_rate)
        loss = compute_loss(y, forward(X, params)[-1])
        loss_history.append(loss)
    return params, loss_history
