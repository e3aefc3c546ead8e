import numpy as np


def compute_loss(y_true, y_pred):
    total, count = 0.0, 0
    for t, p in np.nditer([np.asarray(y_true, dtype=float), np.asarray(y_pred, dtype=float)]):
        total += float(t - p) ** 2
        count += 1
    return total / count
