import numpy as np


def compute_gradient(X, y_true, y_pred):
    m, n = X.shape
    dw = np.zeros((n, 1))
    db = np.zeros((1, 1))
    i = 0
    while i < m:
        e = y_pred[i, 0] - y_true[i, 0]
        j = 0
        while j < n:
            dw[j, 0] = dw[j, 0] + e * X[i, j]
            j = j + 1
        db[0, 0] = db[0, 0] + e
        i = i + 1
    return {"weights": dw * 2 / m, "bias": db * 2 / m}
