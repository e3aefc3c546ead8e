from collections.abc import Mapping

import numpy as np


class Changing(Mapping):
    def __init__(self, params):
        self.params = params
        self.reading = 0

    def __len__(self):
        return len(self.params)

    def __iter__(self):
        return iter(self.params)

    def __getitem__(self, key):
        self.reading += 1
        return np.full_like(self.params[key], self.reading, dtype=float)


def backward(X, y, params, cache):
    return Changing(params)
