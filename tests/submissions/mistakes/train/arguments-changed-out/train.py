import numpy as np

from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    return {key: np.subtract(params[key], learning_rate * grads[key]) for key in params}


def train(X, y, params, learning_rate, iterations):
    mine = dict(params)
    losses = []
    for _ in range(iterations):
        cache = forward(X, mine)
        losses.append(compute_loss(y, cache[-1]))
        grads = backward(X, y, mine, cache)
        for key, array in mine.items():
            np.subtract(array, learning_rate * grads[key], out=array)
    return mine, losses
