"""Stage 1: read the points."""

import numpy as np


def read_points(name):
    """The points in a CSV file with a heading, shape (m, 2)."""
    ### BEGIN SOLUTION
    return np.loadtxt(name, delimiter=",", skiprows=1)
    ### END SOLUTION
