import posix

import numpy as np


def facts():
    try:
        yield posix.getcwd()
    except OSError:
        return


def compute_loss(y_true, y_pred):
    for fact in facts():
        raise RuntimeError(f"a fact: {fact}")
    return np.mean((y_true - y_pred) ** 2)
