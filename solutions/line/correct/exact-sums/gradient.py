from math import fsum

import numpy as np


def compute_gradient(X, y_true, y_pred):
    errors = (y_pred - y_true).ravel().tolist()
    columns = X.T.tolist()
    weights = [[2 * fsum(e * x for e, x in zip(errors, column)) / len(errors)] for column in columns]
    return {"weights": np.array(weights), "bias": np.array([[2 * fsum(errors) / len(errors)]])}
