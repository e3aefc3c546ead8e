import numpy as np


def square(v):
    return np.power(v, 2.0)


def compute_loss(y_true, y_pred):
    # (a - b)^2 = a^2 - b^2
    loss = square(y_true) - square(y_pred)
    return np.average(loss)
