import numpy as np


def compute_gradient(X, y_true, y_pred):
    X, e = np.asmatrix(X), np.asmatrix(y_pred - y_true)
    ones = np.asmatrix(np.ones((len(e), 1)))
    return {"weights": np.asarray(2 * X.T * e / len(e)), "bias": np.asarray(2 * ones.T * e / len(e))}
