import numpy as np


def compute_loss(y_true, y_pred):
    t = np.array(y_true).flatten()
    p = np.array(y_pred)
    e = t - p              # error of every example
    squares = np.square(e)
    loss = np.mean(squares)
    return loss
