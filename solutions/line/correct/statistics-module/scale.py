from statistics import fmean, pstdev

import numpy as np


def measure(values):
    columns = [list(map(float, column)) for column in np.transpose(values)]
    return np.array([[fmean(c) for c in columns]]), np.array([[pstdev(c) for c in columns]])


def scale(values, mean, spread):
    return (values - mean) / spread


def unscale(scaled, mean, spread):
    return scaled * spread + mean
