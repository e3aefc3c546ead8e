import math
import numpy as np
from numpy.linalg import norm


def compute_loss(y_true, y_pred):
    gap = np.asarray(y_pred, dtype=float) - np.asarray(y_true, dtype=float)
    return float(norm(gap)) / math.sqrt(gap.size)
