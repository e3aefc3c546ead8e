from collections import namedtuple
import numpy as np

Measured = namedtuple("Measured", "total count")


def _measure(y_true, y_pred):
    squares = (np.asarray(y_pred, float) - y_true) ** 2
    return Measured(total=squares.sum(), count=squares.size)


def compute_loss(y_true, y_pred):
    m = _measure(y_true, y_pred)
    return m.total / m.count
