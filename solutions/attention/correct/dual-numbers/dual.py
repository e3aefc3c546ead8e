"""a + b ε with ε² = 0: b has a first axis, one entry for each direction."""
import numpy as np


class Dual:
    def __init__(self, value, slope):
        self.value, self.slope = value, slope

    def __matmul__(self, other):
        return Dual(self.value @ other.value, self.value @ other.slope + self.slope @ other.value)

    def __mul__(self, other):
        if not isinstance(other, Dual):
            return Dual(self.value * other, self.slope * other)
        return Dual(self.value * other.value, self.value * other.slope + self.slope * other.value)

    def __sub__(self, array):
        return Dual(self.value - array, self.slope)

    def turn(self):
        return Dual(self.value.T, np.swapaxes(self.slope, 1, 2))

    def share(self, seen):
        scores = np.where(seen, self.value, -np.inf)
        e = np.exp(scores - scores.max(axis=1, keepdims=True))
        a = e / e.sum(axis=1, keepdims=True)
        b = self.slope
        return Dual(a, a * (b - (a * b).sum(axis=2, keepdims=True)))

    def mean(self):
        return Dual(self.value.mean(), self.slope.mean(axis=(1, 2)))


def constant(value):
    value = np.asarray(value, dtype=float)
    return Dual(value, np.zeros((1, *value.shape)))


def variables(arrays):
    count = sum(array.size for array in arrays.values())
    first = 0
    for name, array in arrays.items():
        slope = np.zeros((count, array.size))
        slope[first : first + array.size] = np.eye(array.size)
        first += array.size
        yield name, Dual(array, slope.reshape(count, *array.shape))
