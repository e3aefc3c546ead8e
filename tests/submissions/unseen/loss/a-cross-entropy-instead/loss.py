import numpy as np


def compute_loss(y_true, y_pred):
    # log(0) is -infinity, so stay away from 0 and 1
    eps = 1e-12
    p = np.clip(y_pred, eps, 1 - eps)
    ones = y_true * np.log(p)
    zeros = (1 - y_true) * np.log(1 - p)
    return -np.mean(ones + zeros)
