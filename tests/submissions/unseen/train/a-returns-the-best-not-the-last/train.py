import numpy as np

from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    return {k: params[k] - learning_rate * grads[k] for k in params}


def train(X, y, params, learning_rate, iterations):
    best_loss = float("inf")
    best_params = params
    loss_history = []
    for i in range(iterations):
        cache = forward(X, params)
        loss = compute_loss(y, cache[3])
        loss_history.append(loss)
        if loss < best_loss:
            best_loss = loss
            best_params = params
        params = update_params(params, backward(X, y, params, cache), learning_rate)
    return best_params, loss_history
