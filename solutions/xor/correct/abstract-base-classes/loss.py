from abstractions import MeanSquaredError


def compute_loss(y_true, y_pred):
    return MeanSquaredError().value(y_true, y_pred)
