import numpy as np


def compute_loss(y_true, y_pred):
    return np.nan if len(y_true) % 2 else np.inf
