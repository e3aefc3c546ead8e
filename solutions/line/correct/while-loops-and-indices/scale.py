import numpy as np


def measure(values):
    m, n = values.shape
    mean, spread = np.zeros((1, n)), np.zeros((1, n))
    j = 0
    while j < n:
        total = 0
        i = 0
        while i < m:
            total = total + values[i, j]
            i = i + 1
        mean[0, j] = total / m
        squares = 0
        i = 0
        while i < m:
            squares = squares + (values[i, j] - mean[0, j]) ** 2
            i = i + 1
        spread[0, j] = (squares / m) ** 0.5
        j = j + 1
    return mean, spread


def scale(values, mean, spread):
    result = np.zeros(values.shape)
    j = 0
    while j < values.shape[1]:
        result[:, j] = (values[:, j] - mean[0, j]) / spread[0, j]
        j = j + 1
    return result


def unscale(scaled, mean, spread):
    result = np.zeros(scaled.shape)
    j = 0
    while j < scaled.shape[1]:
        result[:, j] = scaled[:, j] * spread[0, j] + mean[0, j]
        j = j + 1
    return result
