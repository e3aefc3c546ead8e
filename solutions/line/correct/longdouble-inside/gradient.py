import numpy as np


def compute_gradient(X, y_true, y_pred):
    blame = 2 * (np.asarray(y_pred, np.longdouble) - y_true) / len(X)
    grads = {"weights": np.asarray(X, np.longdouble).T @ blame, "bias": blame.sum(0, keepdims=True)}
    return {name: slope.astype(float) for name, slope in grads.items()}
