import numpy as np


def measure(values):
    variance = np.atleast_2d(np.cov(np.transpose(values), bias=True))
    return np.average(values, axis=0)[None, :], np.sqrt(np.diag(variance))[None, :]


def matrix(mean, spread):
    n = mean.shape[1]
    map_ = np.eye(n + 1)
    map_[:n, :n] = np.diag(1 / spread[0])
    map_[n, :n] = -mean[0] / spread[0]
    return map_


def scale(values, mean, spread):
    return (np.c_[values, np.ones(len(values))] @ matrix(mean, spread))[:, :-1]


def unscale(scaled, mean, spread):
    return (np.c_[scaled, np.ones(len(scaled))] @ np.linalg.inv(matrix(mean, spread)))[:, :-1]
