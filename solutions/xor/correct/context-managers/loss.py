from contextlib import nullcontext
import numpy as np


def compute_loss(y_true, y_pred):
    with nullcontext(np.asarray(y_true, dtype=float) - np.asarray(y_pred, dtype=float)) as error:
        return np.mean(error * error)
