import numpy as np

def compute_loss(y_true, y_pred):
    m = y_true.shape[0]
    return np.sum((y_true - y_pred) ** 2) / m
