from functools import reduce
import numpy as np


def compute_loss(y_true, y_pred):
    pairs = zip(np.ravel(y_true).tolist(), np.ravel(y_pred).tolist())
    total, count = reduce(lambda acc, ab: (acc[0] + (ab[0] - ab[1]) ** 2, acc[1] + 1), pairs, (0.0, 0))
    return total / count
