import numpy as np

from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    return {k: v - learning_rate * grads[k] for k, v in params.items()}


def train(X, y, params, learning_rate, iterations):
    history = []
    best, best_loss = params, float("inf")
    for i in range(iterations + 1):
        cache = forward(X, params)
        loss = compute_loss(y, cache[3])
        if loss < best_loss:
            best, best_loss = params, loss
        if i == iterations:
            break
        history.append(loss)
        params = update_params(params, backward(X, y, params, cache), learning_rate)
    return best, history
