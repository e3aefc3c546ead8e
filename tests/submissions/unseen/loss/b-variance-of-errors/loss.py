import numpy as np


def compute_loss(y_true, y_pred):
    observed = np.asarray(y_true)
    fitted = np.asarray(y_pred)
    residuals = observed - fitted
    # mean of squared deviations
    return float(np.var(residuals))
