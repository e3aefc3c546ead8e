import numpy as np


def compute_loss(y_true, y_pred):
    """How wrong is the network? One number."""
    n = 4  # four examples
    errors = y_true - y_pred
    return np.sum(errors * errors) / n
