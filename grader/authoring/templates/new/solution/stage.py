"""Stage SECTION: the average."""

import numpy as np


def STAGE(numbers):
    """The average of some numbers.

    numbers: an array of shape (n,), with n at least 1.
    Returns: one number.
    """
    ### BEGIN SOLUTION
    return np.sum(numbers) / len(numbers)
    ### END SOLUTION
