import numpy as np


def compute_loss(y_true, y_pred):
    t = np.array(y_true, dtype=float).ravel(order="F")
    p = np.array(y_pred, dtype=float).ravel(order="F")
    gap = t - p
    return float(gap.dot(gap) / len(gap))
