import numpy as np
from numpy.linalg import norm


def compute_loss(y_true, y_pred):
    # ||e||_2^2 / numel(e)
    e = y_true - y_pred
    numel = e.shape[0] * e.shape[1]
    L2 = norm(e, 2)
    return float(L2 ** 2 / numel)
