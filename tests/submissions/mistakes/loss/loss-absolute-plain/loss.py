import numpy as np

def compute_loss(y_true, y_pred):
    error = np.abs(y_true - y_pred)
    return error.mean()
