from collections import OrderedDict

import numpy as np


def compute_gradient(*args):
    X, wanted, said = args
    blame = np.multiply(2 / len(X), said - wanted)
    return OrderedDict(zip(("weights", "bias"), (X.T @ blame, blame.sum(0, keepdims=True))))
