import numpy as np


def answer(house, params):
    return house @ params["weights"][:, 0] + params["bias"][0, 0]


def predict(X, params):
    return np.array([[answer(house, params)] for house in X])
