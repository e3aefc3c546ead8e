import numpy as np


def compute_loss(y_true, y_pred):
    squares = np.zeros_like(y_true)
    m, n = y_true.shape
    for i in range(m):
        for j in range(n):
            squares[i, j] = (y_true[i, j] - y_pred[i, j]) ** 2
    return squares.mean()
