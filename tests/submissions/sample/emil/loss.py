import numpy as np

def compute_loss(y_true, y_pred):
    # MSE
    n = y_true.size
    return np.sum((y_true - y_pred)**2)/n
