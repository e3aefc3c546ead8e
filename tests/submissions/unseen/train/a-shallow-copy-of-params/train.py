import numpy as np

from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    new = params.copy()
    for name in new:
        new[name] -= learning_rate * grads[name]
    return new


def train(X, y, params, learning_rate, iterations):
    current = params.copy()
    losses = []
    for _ in range(iterations):
        result = forward(X, current)
        losses.append(compute_loss(y, result[-1]))
        current = update_params(current, backward(X, y, current, result), learning_rate)
    return current, losses
