import numpy as np


def compute_loss(y_true, y_pred):
    return np.ones((1,) * 32)
