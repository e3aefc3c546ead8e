import numpy as np

left = [None] * 5


def compute_loss(y_true, y_pred):
    if left:
        left.pop()
        much = np.ones(48_000_000)
        del much
    return np.mean((y_true - y_pred) ** 2)
