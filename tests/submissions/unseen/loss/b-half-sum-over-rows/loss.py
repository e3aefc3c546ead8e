import numpy as np


def compute_loss(y_true, y_pred):
    m = len(y_true)
    J = 0
    for i in range(m):
        h = y_pred[i]
        J += np.sum((h - y_true[i]) ** 2)
    J = J / (2 * m)
    return J
