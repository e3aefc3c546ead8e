import operator as op
import numpy as np

_mean = op.methodcaller("mean")


def compute_loss(y_true, y_pred):
    return _mean(op.pow(op.sub(np.asarray(y_true, dtype=float), y_pred), 2))
