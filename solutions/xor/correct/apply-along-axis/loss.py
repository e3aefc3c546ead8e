import numpy as np


def compute_loss(y_true, y_pred):
    errors = np.asarray(y_true, dtype=float) - np.asarray(y_pred, dtype=float)
    return float(np.apply_over_axes(np.mean, errors ** 2, [0, 1]).item())
