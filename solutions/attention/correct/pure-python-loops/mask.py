import numpy as np


def mask_future(scores):
    table = [[float(s) for s in row] for row in scores]
    for i in range(len(table)):
        for j in range(i + 1, len(table)):
            table[i][j] = float("-inf")
    return np.array(table)
