import numpy as np


def compute_loss(*args):
    return float(np.mean(np.subtract(*args) ** 2))
