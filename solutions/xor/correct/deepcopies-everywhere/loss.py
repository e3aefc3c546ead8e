import copy


def compute_loss(y_true, y_pred):
    error = copy.copy(y_pred)
    error -= y_true
    error *= error
    return error.sum() / error.size
