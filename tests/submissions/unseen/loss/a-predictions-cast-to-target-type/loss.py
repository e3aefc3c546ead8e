import numpy as np


def compute_loss(y_true, y_pred):
    y_true = np.asarray(y_true)
    # both must have the same type
    y_pred = np.asarray(y_pred, dtype=y_true.dtype)
    difference = y_true - y_pred
    return float((difference * difference).mean())
