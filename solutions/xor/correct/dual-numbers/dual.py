"""Numbers a + b ε with ε² = 0: b is the derivative, and it comes out exactly."""
import numpy as np


class Dual:
    """value: (rows, columns); slope: (directions, rows, columns)"""

    def __init__(self, value, slope):
        self.value, self.slope = value, slope

    def __add__(self, other):
        return Dual(self.value + other.value, self.slope + other.slope)

    def __sub__(self, other):
        return Dual(self.value - other.value, self.slope - other.slope)

    def __mul__(self, other):
        return Dual(self.value * other.value, self.value * other.slope + self.slope * other.value)

    def __matmul__(self, other):
        return Dual(self.value @ other.value, self.value @ other.slope + self.slope @ other.value)

    def mean(self):
        return Dual(np.mean(self.value), np.mean(self.slope, axis=(1, 2)))


def constant(value):
    return Dual(np.asarray(value, dtype=float), np.zeros((1,) + np.shape(value)))


def variables(arrays):
    """Every entry of every array is a direction of its own."""
    directions = sum(array.size for array in arrays.values())
    first = 0
    for name, array in arrays.items():
        slope = np.zeros((directions, array.size))
        slope[first:first + array.size] = np.eye(array.size)
        first += array.size
        yield name, Dual(array, slope.reshape(directions, *array.shape))
