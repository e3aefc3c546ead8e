import numpy as np

from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    return {k: np.subtract(params[k], learning_rate * grads[k]) for k in params}


def tame(params, limit=5):
    """no weight may explode"""
    return {k: np.maximum(-limit, np.minimum(limit, v)) for k, v in params.items()}


def train(X, y, params, learning_rate, iterations):
    loss_history = [0.0] * iterations
    for i in range(iterations):
        cache = forward(X, params)
        loss_history[i] = compute_loss(y, cache[3])
        grads = backward(X, y, params, cache)
        params = tame(update_params(params, grads, learning_rate))
    return params, loss_history
