import numpy as np


def predict(X, params):
    return np.asfortranarray(np.asfortranarray(X) @ np.asfortranarray(params["weights"]) + params["bias"])
