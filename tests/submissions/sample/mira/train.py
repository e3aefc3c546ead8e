import numpy as np
from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    for k in params:
        params[k] -= learning_rate * grads[k]
    return params


def train(X, y, params, learning_rate, iterations):
    losses = []
    for t in range(iterations):
        cache = forward(X, params)
        losses.append(compute_loss(y, cache[-1]))
        update_params(params, backward(X, y, params, cache), learning_rate)
    return params, losses
