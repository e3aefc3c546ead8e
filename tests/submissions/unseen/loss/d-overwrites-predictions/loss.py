import numpy as np


def compute_loss(y_true, y_pred):
    """Mean squared error, see section 6."""
    # errors
    y_pred -= y_true
    # squares
    y_pred **= 2
    # mean
    return y_pred.mean()
