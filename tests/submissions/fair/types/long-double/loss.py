import numpy as np


def compute_loss(y_true, y_pred):
    return np.mean(np.square(y_true - y_pred), dtype=np.longdouble)
