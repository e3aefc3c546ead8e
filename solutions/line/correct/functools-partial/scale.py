from functools import partial, reduce

import numpy as np


def pipe(*steps):
    return lambda value: reduce(lambda got, step: step(got), steps, value)


column_mean = partial(np.mean, axis=0, keepdims=True)


def measure(values):
    mean = column_mean(values)
    spread = pipe(lambda v: v - mean, np.square, column_mean, np.sqrt)(values)
    return mean, spread


def scale(values, mean, spread):
    return pipe(lambda v: v - mean, lambda v: v / spread)(values)


def unscale(scaled, mean, spread):
    return pipe(lambda v: v * spread, lambda v: v + mean)(scaled)
