import numpy as np


def compute_loss(y_true, y_pred):
    m = y_true.shape[0]
    # the 1/2 cancels when we take the derivative
    squares = np.square(y_true - y_pred)
    total = np.sum(squares)
    return 1 / (2 * m) * total
