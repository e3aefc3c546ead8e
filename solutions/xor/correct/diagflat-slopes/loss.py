import numpy as np


def compute_loss(y_true, y_pred):
    e = np.asarray(y_true, dtype=np.float64) - np.asarray(y_pred, dtype=np.float64)
    return float(np.vdot(e, e) / e.size)
