from math import fsum


def compute_loss(y_true, y_pred):
    squares = [float(t - p) ** 2 for t, p in zip(y_true.flat, y_pred.flat)]
    return fsum(squares) / len(squares)
