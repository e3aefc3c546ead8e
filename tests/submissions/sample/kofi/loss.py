import numpy as np

def compute_loss(y_true, y_pred):
    squared_errors = np.square(np.subtract(y_true, y_pred))
    return squared_errors.mean()
