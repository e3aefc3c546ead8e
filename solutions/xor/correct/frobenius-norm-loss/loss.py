import numpy as np


def compute_loss(y_true, y_pred):
    E = np.asarray(y_true, dtype=np.float64) - np.asarray(y_pred, dtype=np.float64)
    return np.linalg.norm(E) ** 2 / np.prod(E.shape)
