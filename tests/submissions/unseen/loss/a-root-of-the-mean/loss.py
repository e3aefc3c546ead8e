import numpy as np


def compute_loss(y_true, y_pred):
    """how far the predictions are from the targets"""
    # norm: square, add up, root
    distance = np.linalg.norm(y_true - y_pred)
    # then the mean
    return distance / np.sqrt(y_true.size)
