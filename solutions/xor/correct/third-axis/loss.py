import numpy as np


def compute_loss(y_true, y_pred):
    both = np.stack([np.asarray(y_true, dtype=float), np.asarray(y_pred, dtype=float)], axis=-1)
    return np.average(np.diff(both, axis=-1) ** 2)
