import numpy as np

def compute_loss(y_true, y_pred):
    N = y_true.size
    positive = np.sum(y_true * np.log(y_pred))
    negative = np.sum((1.0 - y_true) * np.log(1.0 - y_pred))
    return -(positive + negative) / N
