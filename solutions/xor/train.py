"""Stage 5: guess, measure, correct, repeat."""

import numpy as np

from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    """Take one step downhill: each parameter minus learning_rate times its gradient.

    params, grads: dicts with the same keys and shapes.
    Returns: a new dict; params and grads stay as they were.
    """
    ### BEGIN SOLUTION
    stepped = {name: params[name] - learning_rate * grads[name] for name in params}
    return stepped
    ### END SOLUTION


def train(X, y, params, learning_rate, iterations):
    """Train by full-batch gradient descent: every step looks at all rows of X.

    Returns: (trained_params, loss_history). loss_history has `iterations` entries; entry i is
        the loss *before* update i, so entry 0 is the loss of the params you were given.
    """
    ### BEGIN SOLUTION
    loss_history = []
    for _ in range(iterations):
        cache = forward(X, params)
        loss_history.append(compute_loss(y, cache[-1]))
        grads = backward(X, y, params, cache)
        params = update_params(params, grads, learning_rate)
    return params, loss_history
    ### END SOLUTION
