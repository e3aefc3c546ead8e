"""Stage 6: guess, measure, correct, repeat; with many sequences."""

import numpy as np

from attention import forward
from backward import backward
from copying import compute_loss


def train(sequences, targets, params, learning_rate, iterations):
    """Train by full-batch gradient descent: every step looks at all sequences.

    The loss is the mean of the losses of the sequences, and so its gradient is the mean of theirs.

    sequences: (n_seq, m, n_in), each entry the X of one sequence; targets: (n_seq, m, n_out), each
        entry its y; params: as in forward.
    Returns: (trained_params, loss_history). loss_history has `iterations` entries; entry i is
        the loss *before* update i, so entry 0 is the loss of the params you were given.
    """
    ### BEGIN SOLUTION
    loss_history = []
    for _ in range(iterations):
        losses = []
        grads = {name: np.zeros(np.shape(params[name])) for name in params}
        for X, y in zip(sequences, targets, strict=True):
            cache = forward(X, params)
            losses.append(compute_loss(y, cache[-1]))
            blame = backward(X, y, params, cache)
            grads = {name: grads[name] + blame[name] / len(sequences) for name in params}
        loss_history.append(np.mean(losses))
        params = {name: params[name] - learning_rate * grads[name] for name in params}
    return params, loss_history
    ### END SOLUTION
