import numpy as np


def compute_loss(y_true, y_pred):
    total_error = 0
    for target_row, guess_row in zip(y_true, y_pred):
        for target, guess in zip(target_row, guess_row):
            total_error += target - guess
    mean_error = total_error / y_pred.size
    return mean_error ** 2
