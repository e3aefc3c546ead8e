import numpy as np


def compute_loss(y_true, y_pred):
    error = y_true - y_pred
    # a matrix squared is A^T A
    squared = error.T @ error
    n = error.shape[0] * error.shape[1]
    loss = squared / n
    return loss
