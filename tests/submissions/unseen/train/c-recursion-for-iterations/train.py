import numpy as np

from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    return {k: params[k] - learning_rate * grads[k] for k in params}


def train(X, y, params, learning_rate, iterations):
    if iterations == 0:
        return params, []
    cache = forward(X, params)
    loss = compute_loss(y, cache[3])
    better = update_params(params, backward(X, y, params, cache), learning_rate)
    # the rest of the training is the same thing again
    trained, later = train(X, y, better, learning_rate, iterations - 1)
    return trained, [loss] + later
