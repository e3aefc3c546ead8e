import numpy as np


def compute_gradient(X, y_true, y_pred):
    e = 2 / len(X) * (y_pred - y_true)
    return {"weights": np.einsum("mi,mo->io", X, e), "bias": np.einsum("mo->o", e)[None]}
