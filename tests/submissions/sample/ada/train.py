"""Stage 5: gradient descent."""

import numpy as np

from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    """Return new parameters, one step against the gradient."""
    new_params = {}
    for name in params:
        new_params[name] = params[name] - learning_rate * grads[name]
    return new_params


def train(X, y, params, learning_rate, iterations):
    """Repeat forward, loss, backward and update; return the parameters and the losses."""
    loss_history = []

    for iteration in range(iterations):
        cache = forward(X, params)
        prediction = cache[3]

        # The loss belongs to the parameters from before this step.
        loss_history.append(compute_loss(y, prediction))

        grads = backward(X, y, params, cache)
        params = update_params(params, grads, learning_rate)

    return params, loss_history
