import numpy as np

from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    return {k: params[k] - learning_rate * grads[k] for k in params}


def after(X, y, params, learning_rate, steps):
    """the parameters after this many steps"""
    for _ in range(steps):
        grads = backward(X, y, params, forward(X, params))
        params = update_params(params, grads, learning_rate)
    return params


def train(X, y, params, learning_rate, iterations):
    history = []
    for i in range(iterations):
        p = after(X, y, params, learning_rate, i)
        history.append(compute_loss(y, forward(X, p)[3]))
    return after(X, y, params, learning_rate, iterations), history
