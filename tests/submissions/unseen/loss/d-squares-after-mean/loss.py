import numpy as np


def compute_loss(y_true, y_pred):
    """mean squared error"""
    # the error can be + or -
    diff = np.subtract(y_true, y_pred)
    m = diff.mean()
    return m ** 2
