"""Stage 1: shares that add up to 1."""

import numpy as np


def softmax(x):
    """Turn each row of scores into shares: positive numbers that add up to 1.

        softmax(x)[j] = e^(x[j]) / (the sum of e^(x[k]) over the row)

    x: an array; its last axis is what is shared out, so each row of a matrix is on its own.
    Returns: the same shape. No score is too large, and a score of minus infinity gets the share 0.
    """
    ### BEGIN SOLUTION
    # Only differences within a row count. With its largest score moved to 0, no power is above 1.
    largest = np.max(x, axis=-1, keepdims=True)
    e = np.exp(x - largest)
    total = np.sum(e, axis=-1, keepdims=True)
    shares = e / total
    return shares
    ### END SOLUTION
