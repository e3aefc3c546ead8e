import numpy as np


def predict(X, params):
    return np.asarray(np.asmatrix(X) * np.asmatrix(params["weights"]) + params["bias"])
