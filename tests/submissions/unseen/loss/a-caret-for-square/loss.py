import numpy as np


def compute_loss(y_true, y_pred):
    # L = mean of (target - prediction)^2
    N = y_true.size
    squared_errors = (y_true - y_pred)^2
    L = np.sum(squared_errors) / N
    return L
