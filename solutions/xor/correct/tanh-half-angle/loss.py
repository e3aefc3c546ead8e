import numpy as np


def compute_loss(y_true, y_pred):
    # in the tanh picture targets and predictions live between -1 and 1, four times the square
    t = 2.0 * np.asarray(y_true, dtype=float) - 1.0
    p = 2.0 * np.asarray(y_pred, dtype=float) - 1.0
    return np.mean(np.square(t - p)) / 4.0
