def compute_loss(y_true, y_pred):
    return float
