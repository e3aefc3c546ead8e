"""Stage 1: a neuron multiplies and adds."""

import numpy as np


def predict(X, params):
    """Let the neuron answer for every row of X: its weighted sum z, with no bend after it.

        z = x1 * w1 + x2 * w2 + ... + b

    X: (m, n_in), one house a row.
    params: a dict of two arrays, weights (n_in, 1) and bias (1, 1).
    Returns: z, (m, 1): a prediction for each row.
    """
    ### BEGIN SOLUTION
    products = np.dot(X, params["weights"])
    z = products + params["bias"]
    return z
    ### END SOLUTION
