import numpy as np

from backward import backward
from forward import forward
from loss import compute_loss
from vectors import unit


def update_params(params, grads, learning_rate):
    # the gradient is only the direction; the learning rate says how far
    return {k: params[k] - learning_rate * unit(grads[k]) for k in params}


def train(X, y, params, learning_rate, iterations):
    history = []
    for _ in range(iterations):
        cache = forward(X, params)
        history.append(compute_loss(y, cache[3]))
        params = update_params(params, backward(X, y, params, cache), learning_rate)
    return params, history
