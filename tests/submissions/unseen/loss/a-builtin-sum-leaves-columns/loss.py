import numpy as np


def compute_loss(y_true, y_pred):
    errors = y_true - y_pred
    squares = errors ** 2
    # mean = sum / how many
    how_many = len(squares)
    mean = sum(squares) / how_many
    return mean
