import numpy as np


def answers(y_pred):
    """What the network says: 0 or 1."""
    return np.rint(y_pred)


def compute_loss(y_true, y_pred):
    answer = answers(y_pred)
    wrong = (y_true - answer) ** 2
    return float(wrong.sum() / wrong.size)
