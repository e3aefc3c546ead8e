import numpy as np


def kahan(terms, start):
    """Add numbers or arrays of one shape and carry along what rounding lost."""
    total, lost = start, 0.0 * start
    for term in terms:
        corrected = term - lost
        bigger = total + corrected
        lost = (bigger - total) - corrected
        total = bigger
    return total


def product(A, B):
    A, B = np.asarray(A, dtype=np.float64), np.asarray(B, dtype=np.float64)
    zero = np.zeros((A.shape[0], B.shape[1]))
    return kahan((A[:, k, None] * B[None, k, :] for k in range(B.shape[0])), zero)


def sum_rows(A):
    return kahan(A, np.zeros(A.shape[1])).reshape(1, -1)
