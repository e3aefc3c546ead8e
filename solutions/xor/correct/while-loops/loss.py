import numpy as np


def compute_loss(y_true, y_pred):
    t = np.asarray(y_true, dtype=np.float64)
    p = np.asarray(y_pred, dtype=np.float64)
    rows, columns = p.shape
    total = 0.0
    i = rows
    while i:
        i -= 1
        j = columns
        while j:
            j -= 1
            total += (t[i, j] - p[i, j]) ** 2
    return total / (rows * columns)
