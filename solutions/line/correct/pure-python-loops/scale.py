import math

import numpy as np


def measure(values):
    means, spreads = [], []
    for column in zip(*values):
        column = [float(v) for v in column]
        mean = sum(column) / len(column)
        means.append(mean)
        spreads.append(math.sqrt(sum((v - mean) ** 2 for v in column) / len(column)))
    return np.array([means]), np.array([spreads])


def scale(values, mean, spread):
    return np.array([[(v - m) / s for v, m, s in zip(row, mean[0], spread[0])] for row in values])


def unscale(scaled, mean, spread):
    return np.array([[v * s + m for v, m, s in zip(row, mean[0], spread[0])] for row in scaled])
