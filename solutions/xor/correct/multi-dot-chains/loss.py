import numpy as np
from numpy.linalg import multi_dot


def compute_loss(y_true, y_pred):
    gap = (np.asarray(y_true, float) - np.asarray(y_pred, float)).reshape(-1, 1)
    return float(multi_dot([gap.T, gap])[0, 0] / gap.size)
