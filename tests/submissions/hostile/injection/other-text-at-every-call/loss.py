"""Stage 3: how wrong is the network?"""

import numpy as np


def compute_loss(y_true, y_pred):
    """The mean squared error: the mean, over every element, of (y_true - y_pred) squared.

    y_true, y_pred: (m, n_out), the targets and the predictions.
    Returns: one number; 0 when every prediction is exact.
    """
    return np.mean((y_true - y_pred) ** 2)


import itertools

turn = itertools.count()


def told(function):
    def telling(*arguments):
        print(next(turn), "words of the same length " * 1000)
        return function(*arguments)

    return telling


compute_loss = told(compute_loss)
