import numpy as np

_seen = []


def compute_loss(y_true, y_pred):
    batch_loss = np.mean((y_true - y_pred) ** 2)
    _seen.append(batch_loss)
    # smoothed loss for the epoch
    return sum(_seen) / len(_seen)
