"""Stage 5: guess, measure, correct, repeat."""

import numpy as np

from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    """Take one step downhill."""
    names = list(params)
    stepped = [params[name] - learning_rate * grads[name] for name in names]
    return dict(zip(names, stepped))


def train(X, y, params, learning_rate, iterations):
    """Train by full-batch gradient descent."""
    history_of_losses = []
    for number in range(iterations):
        everything = forward(X, params)
        prediction = everything[-1]
        history_of_losses += [compute_loss(y, prediction)]
        gradient = backward(X, y, params, everything)
        params = update_params(params, gradient, learning_rate)
    return params, history_of_losses
