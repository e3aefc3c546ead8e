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
    raise NotImplementedError("train is yours to write")
