"""Stage 5: blame flows back through the head."""

import numpy as np


def softmax_backward(attention, blame):
    """Blame goes back through the softmax: from the shares to the scores they were made of.

    attention: (m, m), what softmax returned: each row adds up to 1.
    blame: (m, m), the blame of each share: how much the loss would change, per unit of that share.
    Returns: (m, m), the blame of each score. Each row is on its own, and a score moves every share of
        its row.
    """
    raise NotImplementedError("softmax_backward is yours to write")


def backward(X, y, params, cache):
    """The exact gradient of the loss of one sequence with respect to every parameter.

    The loss is the mean squared error of output and y (compute_loss in copying.py).

    X: (m, n_in); y: (m, n_out); params: as in forward.
    cache: (queries, keys, values, attention, output), what forward(X, params) returned.
    Returns: a dict with the keys and shapes of params; entry by entry, how much the loss
        would change, per unit, if that parameter were nudged. It is exact: nothing here is
        measured by nudging, and no factor is dropped.
    """
    raise NotImplementedError("backward is yours to write")
