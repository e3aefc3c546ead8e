import numpy as np


def compute_loss(y_true, y_pred):
    m, n = y_pred.shape
    s = 0
    for i in range(m):
        for j in range(n):
            diff = y_true[i, j] - y_pred[i, j]
            s += diff * diff
        return s / (m * n)
