import numpy as np

from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    new_params = params.copy()          # a new dict
    for key in new_params:
        new_params[key] -= learning_rate * grads[key]
    return new_params


def train(X, y, params, learning_rate, iterations):
    hist = np.zeros(iterations)
    for i in range(iterations):
        cache = forward(X, params)
        hist[i] = compute_loss(y, cache[3])
        params = update_params(params, backward(X, y, params, cache), learning_rate)
    return params, list(hist)
