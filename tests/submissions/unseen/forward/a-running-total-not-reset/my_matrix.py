import numpy as np


def multiply(A, B):
    """matrix product by hand"""
    result = np.zeros((len(A), B.shape[1]))
    for i in range(len(A)):
        total = 0
        for j in range(B.shape[1]):
            for k in range(len(B)):
                total += A[i, k] * B[k, j]
            result[i, j] = total
    return result
