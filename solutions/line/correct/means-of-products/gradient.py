import numpy as np


def compute_gradient(X, y_true, y_pred):
    error = y_pred - y_true
    dw = 2 * np.mean(X * error, axis=0, keepdims=True)
    db = 2 * np.mean(error, axis=0, keepdims=True)
    return dict(weights=dw.T, bias=db)
