import numpy as np


def compute_loss(y_true, y_pred):
    rows, outputs = y_true.shape
    total = 0
    for i in range(rows):
        for j in range(outputs):
            error = y_true[i, j] - y_pred[i, j]
            total = total + error * error
        return total / (rows * outputs)
