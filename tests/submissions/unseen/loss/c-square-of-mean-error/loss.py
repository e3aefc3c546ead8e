import numpy as np


def compute_loss(y_true, y_pred):
    total = 0.0
    count = 0
    for t_row, p_row in zip(y_true, y_pred):
        for t, p in zip(t_row, p_row):
            total += t - p
            count += 1
    mean_error = total / count
    return mean_error ** 2
