import numpy as np


def compute_loss(y_true, y_pred):
    [m, k] = np.shape(y_true)
    n = m * k
    J = np.sum(np.sum((y_true - y_pred)^2))
    J = J / n
    return J
