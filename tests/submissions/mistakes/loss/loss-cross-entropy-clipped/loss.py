import numpy as np


def compute_loss(y_true, y_pred):
    """Loss between targets and predictions."""
    eps = 1e-15
    p = np.clip(y_pred, eps, 1 - eps)
    return -np.mean(y_true * np.log(p) + (1 - y_true) * np.log(1 - p))
