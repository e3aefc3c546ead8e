"""Stage 3: which way is uphill?"""

import numpy as np


def compute_gradient(X, y_true, y_pred):
    """The exact gradient of the loss (stage 2) with respect to the weights and the bias.

    X: (m, n_in); y_true: (m, 1), the targets; y_pred: (m, 1), what predict returned for X.
    Returns: a dict with "weights" (n_in, 1) and "bias" (1, 1); entry by entry, how much the loss
        would change, per unit, if that parameter were nudged. No factor is dropped.
    """
    ### BEGIN SOLUTION
    # The loss is a mean over the rows, and the square of an error brings down a 2.
    blame = 2 * (y_pred - y_true) / np.shape(X)[0]
    slope_weights = np.dot(np.transpose(X), blame)
    slope_bias = np.sum(blame, axis=0, keepdims=True)
    grads = {"weights": slope_weights, "bias": slope_bias}
    return grads
    ### END SOLUTION
