import numpy as np

from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    return {k: params[k] - learning_rate * grads[k] for k in grads}


def train(X, y, params, learning_rate, iterations):
    p = dict(params)
    losses = []
    for i in range(iterations):
        losses.append(compute_loss(y, forward(X, p)[3]))
        for key in p:
            cache = forward(X, p)
            g = backward(X, y, p, cache)
            stepped = update_params(p, g, learning_rate)
            p = {**p, key: stepped[key]}
    return p, losses
