import numpy as np


class Workspace:
    """Arrays that are made once and used again."""

    def __init__(self):
        self._arrays = {}

    def get(self, name, shape):
        array = self._arrays.get((name, shape))
        if array is None:
            array = self._arrays[name, shape] = np.empty(shape)
        return array
