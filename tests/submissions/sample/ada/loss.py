"""Stage 3: the mean squared error."""

import numpy as np


def compute_loss(y_true, y_pred):
    """Return the average of the squared differences, as one number."""
    difference = y_true - y_pred
    squared = np.square(difference)
    return float(np.mean(squared))
