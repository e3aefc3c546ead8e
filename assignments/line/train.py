"""Stage 4: guess, measure, correct, repeat."""

import numpy as np

from gradient import compute_gradient
from loss import compute_loss
from predict import predict


def update_params(params, grads, learning_rate):
    """Take one step downhill: each parameter minus learning_rate times its gradient.

    params, grads: dicts with weights (n_in, 1) and bias (1, 1); learning_rate: a number.
    Returns: a new dict of the same shapes; params and grads stay as they were.
    """
    raise NotImplementedError("update_params is yours to write")


def train(X, y, params, learning_rate, iterations):
    """Train by full-batch gradient descent: every step looks at all rows of X.

    X: (m, n_in); y: (m, 1); params: where training starts, weights (n_in, 1) and bias (1, 1).
    Returns: (trained_params, loss_history). loss_history has `iterations` entries; entry i is
        the loss *before* update i, so entry 0 is the loss of the params you were given.
    """
    raise NotImplementedError("train is yours to write")
