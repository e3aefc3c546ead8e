import numpy as np


def _sum_of_squares(cells):
    """Halve until one is left."""
    if len(cells) == 1:
        return cells[0] * cells[0]
    half = len(cells) // 2
    return _sum_of_squares(cells[:half]) + _sum_of_squares(cells[half:])


def compute_loss(y_true, y_pred):
    errors = (np.asarray(y_true, dtype=float) - np.asarray(y_pred, dtype=float)).ravel().tolist()
    return _sum_of_squares(errors) / len(errors)
