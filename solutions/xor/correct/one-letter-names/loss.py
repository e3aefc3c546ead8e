import numpy as n


def c(y_true, y_pred):
    t, p = n.asarray(y_true, float), n.asarray(y_pred, float)
    return n.mean((t - p) ** 2)


compute_loss = c
