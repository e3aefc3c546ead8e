import numpy as np


def compute_loss(y_true, y_pred):
    difference = np.subtract(y_pred, y_true)
    return np.float64(np.sum(difference * difference) / np.prod(difference.shape))
