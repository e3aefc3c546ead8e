import numpy as np


def compute_loss(y_true, y_pred):
    # E[e^2] = Var(e) + E[e]^2
    errors = np.asarray(y_true, dtype=float) - y_pred
    return errors.var() + errors.mean() ** 2
