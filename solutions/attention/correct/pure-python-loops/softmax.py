import math

import numpy as np


def row(scores):
    top = max(scores)
    powers = [math.exp(s - top) for s in scores]
    total = sum(powers)
    return [p / total for p in powers]


def walk(x):
    if isinstance(x[0], list):
        return [walk(part) for part in x]
    return row(x)


def softmax(x):
    return np.array(walk(np.asarray(x, dtype=float).tolist()))
