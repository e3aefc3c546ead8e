import numpy as np


def compute_loss(y_true, y_pred):
    # error
    y_pred -= y_true
    # squared
    y_pred **= 2
    # mean
    return np.mean(y_pred)
