import numpy as np


def with_ones(X):
    return np.c_[X, np.ones(len(X))]


def predict(X, params):
    return with_ones(X) @ np.r_[params["weights"], params["bias"]]
