from copy import deepcopy

import numpy as np


def measure(values):
    values = deepcopy(values).astype(float)
    mean = values.mean(axis=0, keepdims=True)
    values -= mean
    values **= 2
    return mean, np.sqrt(values.mean(axis=0, keepdims=True))


def scale(values, mean, spread):
    values = deepcopy(values).astype(float)
    values -= mean
    values /= spread
    return values


def unscale(scaled, mean, spread):
    scaled = deepcopy(scaled).astype(float)
    scaled *= spread
    scaled += mean
    return scaled
