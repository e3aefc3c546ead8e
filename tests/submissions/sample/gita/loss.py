import numpy as np


def compute_loss(y_true, y_pred):
    """Mean squared error."""
    return np.mean(np.power(y_true - y_pred, 2))
