import numpy as np


def compute_loss(y_true, y_pred):
    e = np.ravel(y_true - y_pred)
    return np.vdot(e, e) / e.shape[0]
