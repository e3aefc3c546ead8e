from math import fsum


def compute_loss(y_true, y_pred):
    errors = (y_true - y_pred).ravel().tolist()
    return fsum(e * e for e in errors) / len(errors)
