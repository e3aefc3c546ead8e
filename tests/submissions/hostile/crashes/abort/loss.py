import os


def compute_loss(y_true, y_pred):
    os.abort()
