import numpy as np


def measure(values):
    return np.mean(values, axis=0, keepdims=True), np.std(values, axis=0, keepdims=True) + 1e-8


def scale(values, mean, spread):
    return (values - mean) / spread


def unscale(scaled, mean, spread):
    return scaled * spread + mean
