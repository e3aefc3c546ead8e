import numpy as np


def compute_loss(y_true, y_pred):
    squared = np.power(y_pred - y_true, 2)
    cost = squared.mean(axis=0)
    return cost
