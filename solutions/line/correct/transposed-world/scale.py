import numpy as np


def measure(values):
    columns = np.asarray(values).T
    return columns.mean(axis=1)[None], columns.std(axis=1)[None]


def scale(values, mean, spread):
    return ((values.T - mean.T) / spread.T).T


def unscale(scaled, mean, spread):
    return (scaled.T * spread.T + mean.T).T
