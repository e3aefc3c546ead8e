"""Stage 3: how wrong is the network?"""

import numpy as np


def compute_loss(y_true, y_pred):
    """Squared error between the targets and the predictions."""
    squared_error = (y_true - y_pred) ** 2
    return np.sum(squared_error)
