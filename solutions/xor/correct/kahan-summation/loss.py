import numpy as np
from kahan import kahan


def compute_loss(y_true, y_pred):
    errors = np.asarray(y_true, dtype=np.float64) - np.asarray(y_pred, dtype=np.float64)
    return kahan((errors ** 2).ravel().tolist(), 0.0) / errors.size
