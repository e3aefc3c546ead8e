import numpy as np


def measure(values):
    values = np.asfortranarray(values)
    return tuple(np.asfortranarray(each) for each in (values.mean(0, keepdims=True), values.std(0, keepdims=True)))


def scale(values, mean, spread):
    return np.asfortranarray((np.asfortranarray(values) - mean) / spread)


def unscale(scaled, mean, spread):
    return np.asfortranarray(np.asfortranarray(scaled) * spread + mean)
