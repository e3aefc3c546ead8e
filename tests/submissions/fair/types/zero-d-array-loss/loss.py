import numpy as np


def compute_loss(y_true, y_pred):
    loss = np.zeros(())
    n = 0
    for error in np.ravel(y_true - y_pred):
        loss += error ** 2
        n += 1
    loss /= n
    return loss
