import numpy as np


def predict(X, params):
    return np.einsum("mi,io->mo", X, params["weights"]) + params["bias"]
