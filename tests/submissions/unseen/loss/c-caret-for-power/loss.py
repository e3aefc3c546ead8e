import numpy as np


def compute_loss(y_true, y_pred):
    """L = 1/n * sum (t - p)^2"""
    n = np.size(y_true)
    # n counts every element
    s = np.sum((y_true - y_pred)^2)
    L = s / n
    return L
