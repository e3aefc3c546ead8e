import numpy as np


def compute_loss(y_true, y_pred):
    error = np.subtract(y_true, y_pred, dtype=np.float64)
    return np.true_divide(np.add.reduce(np.square(error), axis=None), np.size(error))
