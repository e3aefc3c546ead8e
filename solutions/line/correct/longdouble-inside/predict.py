import numpy as np


def predict(X, params):
    z = np.asarray(X, np.longdouble) @ params["weights"].astype(np.longdouble) + params["bias"]
    return z.astype(float)
