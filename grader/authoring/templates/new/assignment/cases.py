"""What the checks run on. Each function is a parameter that a check may have.

It returns its cases by name. Draw every number from `random`, a NumPy RandomState: then a seed makes the cases
secret, and the same again.
"""

import numpy as np


def numbers(random):
    """Arrays of several lengths: a formula that is right for one of them only shows on another."""
    return {
        "several": np.round(random.uniform(-10, 10, 6), 2),
        "odd": np.round(random.uniform(-10, 10, 5), 2),
        "one": np.round(random.uniform(1, 10, 1), 2),
        "many": np.round(random.uniform(0, 100, 1000), 2),
    }
