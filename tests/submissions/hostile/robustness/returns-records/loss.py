import numpy as np


def compute_loss(y_true, y_pred):
    return np.zeros(1, [('a', float), ('b', 'U9')])
