import ctypes


def compute_loss(y_true, y_pred):
    return ctypes.string_at(1, 8)
