def compute_loss(y_true, y_pred):
    return "[31m‮ ::error::owned" y_true
