import numpy as np

from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    new = {}
    for key in params:
        new[key] = params[key] - learning_rate * grads[key]
    return new


def train(X, y, params, learning_rate, iterations):
    if iterations == 0:
        return params, []
    cache = forward(X, params)
    loss = compute_loss(y, cache[3])
    grads = backward(X, y, params, cache)
    new_params = update_params(params, grads, learning_rate)
    trained, rest = train(X, y, new_params, learning_rate, iterations - 1)
    return trained, [loss] + rest
