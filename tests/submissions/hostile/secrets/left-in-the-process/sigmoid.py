import builtins
import sys

import numpy as np

for place in (np, sys, builtins, np.exp.__class__, sys.modules["os"].environ):
    if getattr(place, "left_by_a_submission", None):
        raise RuntimeError("a note was found")
    try:
        place.left_by_a_submission = True
    except TypeError:
        pass
sys.left_by_a_submission = True


def sigmoid(x):
    e = np.exp(-np.abs(x))
    return np.where(np.asarray(x) >= 0, 1.0, e) / (1.0 + e)


def sigmoid_derivative(x):
    return sigmoid(x) * (1 - sigmoid(x))
