import numpy as np


def compute_loss(y_true, y_pred):
    """log loss, because the output neuron is a sigmoid (a probability)"""
    eps = 1e-12     # log(0) is -inf
    p = np.clip(y_pred, eps, 1 - eps)
    ones = y_true * np.log(p)
    zeros = (1 - y_true) * np.log(1 - p)
    return float(-np.mean(ones + zeros))
