import numpy as np

from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    return {k: params[k] - learning_rate * grads[k] for k in params}


def train(X, y, params, learning_rate, iterations):
    now = dict(params)
    losses = []
    for _ in range(iterations):
        losses.append(compute_loss(y, forward(X, now)[3]))
        for name in params:
            cache = forward(X, now)
            grads = backward(X, y, now, cache)
            now[name] = now[name] - learning_rate * grads[name]
    return now, losses
