import numpy as np


def compute_loss(y_true, y_pred):
    """average over the examples"""
    difference = np.subtract(y_pred, y_true)
    squared = np.power(difference, 2)
    loss = np.mean(squared, axis=0)
    return loss
