import numpy as np


def measure(values):
    mean = np.true_divide(np.add.reduce(values, axis=0, keepdims=True), len(values))
    squares = np.square(np.subtract(values, mean))
    return mean, np.sqrt(np.true_divide(np.add.reduce(squares, axis=0, keepdims=True), len(values)))


def scale(values, mean, spread):
    return np.true_divide(np.subtract(values, mean), spread)


def unscale(scaled, mean, spread):
    return np.add(np.multiply(scaled, spread), mean)
