import numpy as np


def compute_loss(y_true, y_pred):
    kept = y_pred.copy()
    y_pred -= y_true
    loss = np.mean(y_pred**2)
    y_pred[...] = kept
    return loss
