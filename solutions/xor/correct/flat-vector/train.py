import numpy as np

from backward import backward
from forward import forward
from loss import compute_loss
from packing import pack, unpack


def update_params(params, grads, learning_rate):
    keys = list(params)
    theta = pack(params, keys) - learning_rate * pack(grads, keys)
    return unpack(theta, params)


def train(X, y, params, learning_rate, iterations):
    keys = list(params)
    theta = pack(params, keys)
    history = np.full(iterations, np.nan)
    for step in range(iterations):
        p = unpack(theta, params)
        cache = forward(X, p)
        history[step] = compute_loss(y, cache[-1])
        theta = theta - learning_rate * pack(backward(X, y, p, cache), keys)
    return unpack(theta, params), history
