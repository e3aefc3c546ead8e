import numpy as np


class Dual:
    def __init__(self, value, slope):
        self.value, self.slope = value, slope

    def __sub__(self, other):
        return Dual(self.value - other, self.slope)

    def __mul__(self, other):
        return Dual(self.value * other.value, self.value * other.slope + self.slope * other.value)

    def mean(self):
        return Dual(self.value.mean(axis=0), self.slope.mean(axis=0))


def compute_gradient(X, y_true, y_pred):
    # Nudging weight i moves the predictions by column i, nudging the bias moves them all by one.
    directions = np.hstack([X, np.ones((len(X), 1))])
    error = Dual(y_pred * np.ones_like(directions), directions) - y_true
    slopes = (error * error).mean().slope
    return {"weights": slopes[:-1].reshape(-1, 1), "bias": slopes[-1:].reshape(1, 1)}
