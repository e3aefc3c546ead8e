import numpy as np


def compute_gradient(X, y_true, y_pred):
    weights, bias = np.zeros((X.shape[1], 1)), np.zeros((1, 1))
    for house, wanted, said in zip(X, y_true, y_pred):
        blame = 2 * (said[0] - wanted[0]) / len(X)
        weights += np.outer(house, blame)
        bias += blame
    return {"weights": weights, "bias": bias}
