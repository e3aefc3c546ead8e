import numpy as np


def compute_loss(y_true, y_pred):
    e = np.asarray(y_true, dtype=np.longdouble) - np.asarray(y_pred, dtype=np.longdouble)
    return float((e * e).sum(dtype=np.longdouble) / np.longdouble(e.size))
