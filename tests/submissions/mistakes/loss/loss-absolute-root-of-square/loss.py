import numpy as np


def compute_loss(y_true, y_pred):
    """Average distance between what we want and what we get."""
    distances = np.sqrt(np.square(np.subtract(y_pred, y_true)))
    acc = 0.0
    for d in distances.flat:
        acc = acc + d
    return acc / distances.size
