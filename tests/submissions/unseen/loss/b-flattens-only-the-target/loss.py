import numpy as np


def compute_loss(y_true, y_pred):
    # labels should be a 1-D vector (sklearn complains otherwise)
    targets = np.ravel(y_true)
    predictions = np.asarray(y_pred)
    errors = targets - predictions
    squared_errors = np.square(errors)
    return squared_errors.mean()
